"""Conduit with its demo content, fresh for each test, and users who are signed in to it."""

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

os.environ["CONDUIT_DATABASE"] = str(Path(tempfile.mkdtemp()) / "conduit.sqlite3")

from conduit_api import settings
from conduit_api.main import app

from .person import Person


@pytest.fixture(scope="session")
def seeded() -> bytes:
    """The database file with the demo content."""
    with TestClient(app):
        pass
    return settings.DATABASE.read_bytes()


@pytest.fixture
def guest(seeded: bytes) -> Iterator[Person]:
    settings.DATABASE.write_bytes(seeded)
    with TestClient(app):
        yield Person(TestClient(app))


@pytest.fixture
def sign_in(guest: Person) -> Callable[[str], Person]:
    """Signs the named user in, in a separate browser."""

    def enter(username: str) -> Person:
        person = Person(TestClient(app))
        person.call("login", email=f"{username}@example.com", password=username * 2)
        return person

    return enter
