"""The body of a call, read as it arrives and never past its limit."""

from dataclasses import dataclass

from fastapi import Request
from mizan_core.errors import TooLarge, UnsupportedMediaType
from starlette.types import Message


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one call."""

    body_bytes: int = 1_000_000
    """Of its JSON."""
    upload_bytes: int = 25_000_000
    """Of the whole body of a call with files."""
    upload_files: int = 100


async def read_body(request: Request, limit: int) -> bytes:
    """All bytes of a JSON request.

    Raises UnsupportedMediaType for another content type and TooLarge for more than `limit` bytes, before anything is
    parsed. The content type is also the defence against forged requests: a form or a "simple" request of another
    site cannot carry `application/json` without a CORS preflight.
    """
    if content_type_of(request) != "application/json":
        raise UnsupportedMediaType
    check_declared(request, limit)
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise TooLarge.above(limit)
    return bytes(body)


def content_type_of(request: Request) -> str:
    """Without parameters."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def check_declared(request: Request, limit: int) -> None:
    """Raises TooLarge where the request itself says that it has more than `limit` bytes."""
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > limit:
        raise TooLarge.above(limit)


def with_body(request: Request, body: bytes) -> Request:
    """The request for functions that take a `Request`: its body, read above, can be read again."""
    unread = True

    async def receive() -> Message:
        nonlocal unread
        if unread:
            unread = False
            return {"type": "http.request", "body": body, "more_body": False}
        return await request.receive()

    return Request(request.scope, receive)
