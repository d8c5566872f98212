"""Users of the tests, and how their requests say who they are."""

from dataclasses import dataclass
from typing import Any


@dataclass
class Person:
    id: int
    name: str
    is_staff: bool = False


ADA, BOB = Person(1, "ada", is_staff=True), Person(2, "bob")
PEOPLE = {"ada": ADA, "bob": BOB}


def by(name: str) -> dict[str, str]:
    return {"authorization": f"Bearer {name}"}


def identity_of(response: Any) -> str:
    return str(response.headers["x-mizan-identity"])
