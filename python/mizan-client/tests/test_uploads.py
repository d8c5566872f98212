"""Files arrive at both backends as they were sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from mizan_client import BadRequest, File, Function, Issue, ValidationFailed
from mizan_conformance.servers import running
from typing_extensions import TypedDict

from .callers import Caller

FIXTURES = {
    "fastapi": "mizan_fixtures.parity_fastapi",
    "fastapi-csrf": "mizan_fixtures.parity_fastapi",
    "django-asgi": "mizan_fixtures.parity_django",
}
EVERY_BYTE = bytes(range(256))


class Values(TypedDict):
    title: str
    file: File | None


class Upload(TypedDict):
    values: Values


UPLOAD = Function("upload_submit", input=Upload, output=Any)


@pytest.fixture(scope="module")
def serve() -> Iterator[Callable[[str], str]]:
    """Starts each server on its first use."""
    with ExitStack() as stack:
        yield cache(lambda server: stack.enter_context(running(server, FIXTURES[server])))


@pytest.fixture(params=FIXTURES)
def uploader(request: pytest.FixtureRequest, serve: Callable[[str], str], reach: Callable[..., Caller]) -> Caller:
    return reach(serve(request.param))


def upload(caller: Caller, file: File | None) -> Any:
    return caller.call(UPLOAD, values={"title": "x", "file": file})


@pytest.mark.parametrize(
    "content",
    [EVERY_BYTE, b"\r\n--\r\n\r\n", EVERY_BYTE * 8_000],
    ids=["every byte", "line ends", "two megabytes"],
)
def test_bytes_arrive_as_they_were_sent(uploader: Caller, content: bytes) -> None:
    stored = upload(uploader, File('é "1".bin', content, "application/octet-stream"))
    assert stored == {
        "title": "x",
        "name": "é %221%22.bin",  # as browsers write it (HTML standard, "multipart/form-data encoding algorithm")
        "content_type": "application/octet-stream",
        "hex": content.hex(),
    }


def test_a_file_is_read_from_disk(uploader: Caller, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(EVERY_BYTE)
    assert upload(uploader, File.read(path))["hex"] == EVERY_BYTE.hex()


def test_a_missing_file_is_named(uploader: Caller) -> None:
    with pytest.raises(ValidationFailed) as error:
        upload(uploader, None)
    (issue,) = error.value.issues
    assert isinstance(issue, Issue)
    assert issue.loc == ("values", "file")


def test_a_file_that_is_too_large_is_refused_with_the_limit(uploader: Caller) -> None:
    """Although the server responds before it has received the whole body."""
    with pytest.raises(BadRequest, match="must not be larger than 25000000 bytes") as refused:
        upload(uploader, File("a.bin", b"x" * 26_000_000))
    assert refused.value.status == 413
    assert upload(uploader, File("a.bin", b"x"))["hex"] == "78"
