"""What sends the requests of a client: bytes in, bytes out.

A transport knows HTTP and nothing of mizan. It keeps cookies and connections, and sends each request once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Request:
    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes | None
    timeout: float
    """Seconds until the whole response must have been received."""
    max_bytes: int
    """The largest body of a response, after decompression."""

    @property
    def place(self) -> str:
        """For messages: without parameters, which may be private."""
        return f"{self.method} {self.url.split('?', maxsplit=1)[0]}"


@dataclass(frozen=True, slots=True)
class Response:
    """Also the result of a function that returns a response of its framework, such as a file."""

    status: int
    headers: Sequence[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str | None:
        """The first header of that name, in any case."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)


class Transport(Protocol):
    """Used by several threads at once.

    ``send`` follows no redirects and raises only ``NetworkError``, ``RequestTimeout``, ``BadResponse`` and
    ``ResponseTooLarge``.
    """

    def send(self, request: Request, /) -> Response: ...

    def close(self) -> None: ...


class AsyncTransport(Protocol):
    """The same for asyncio. Cancelling ``send`` ends the request."""

    async def send(self, request: Request, /) -> Response: ...

    async def close(self) -> None: ...
