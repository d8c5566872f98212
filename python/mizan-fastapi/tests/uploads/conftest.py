"""Functions with files."""

from typing import Any, Self

import pytest
from fastapi import UploadFile
from mizan_core import Registry, client
from pydantic import BaseModel


class Message(BaseModel):
    text: str
    letter: UploadFile | None = None
    photos: list[UploadFile] = []
    data: Any = None


class Received(BaseModel):
    letter: list[str]
    photos: list[str]


async def describe(file: UploadFile) -> str:
    return f"{file.filename} ({file.content_type}): {(await file.read()).decode()}"


@pytest.fixture(autouse=True)
def offered(registry: Registry) -> None:
    """The counterpart of the form that the tests of Django's backend use."""

    @client(registry=registry)
    async def message_form_submit(values: Message) -> Received:
        return Received(
            letter=[await describe(values.letter)] if values.letter else [],
            photos=[await describe(each) for each in values.photos],
        )

    @client(registry=registry)
    def ping() -> str:
        return "pong"


class Unread:
    """A body that must not be read."""

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> bytes:
        raise AssertionError("the body was read")


def message_call(values: Any) -> dict[str, Any]:
    return {"fn": "message_form_submit", "args": {"values": values}}
