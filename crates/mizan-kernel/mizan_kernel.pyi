"""Sends the requests of the Python clients that mizan generates: bytes in, bytes out."""

from asyncio import Future
from collections.abc import Mapping
from typing import Protocol, final

__all__ = ["BadResponse", "KernelError", "NetworkError", "PyMizanClient", "RequestTimeout", "ResponseTooLarge"]

class _Request(Protocol):
    @property
    def method(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def headers(self) -> Mapping[str, str]: ...
    @property
    def body(self) -> bytes | None: ...
    @property
    def timeout(self) -> float:
        """Seconds until the whole response must have been received."""

    @property
    def max_bytes(self) -> int:
        """The largest body of a response, after decompression."""

_Response = tuple[int, list[tuple[str, str]], bytes]
"""Status, headers, and the body after decompression."""

class KernelError(Exception):
    """There is no usable response. Of this class itself: an error of the kernel, which should be reported."""

class NetworkError(KernelError):
    """The server cannot be reached, or the connection broke."""

class RequestTimeout(KernelError):
    """The response was not complete in time."""

class BadResponse(KernelError):
    """The body cannot be decompressed."""

class ResponseTooLarge(KernelError):
    """The body is larger than ``max_bytes``."""

@final
class PyMizanClient:
    """Connections, and the cookies of one user.

    Redirects are not followed, and each request is sent once. Threads may share a client. A forked process opens
    connections of its own, and begins without cookies.

    ``proxy`` is a URL; without it, the environment variables ``HTTP_PROXY``, ``HTTPS_PROXY`` and ``NO_PROXY`` count.
    ``root_certificates`` are those of a PEM file, trusted besides those of the system.
    """

    def __new__(cls, *, proxy: str | None = None, root_certificates: bytes | None = None) -> PyMizanClient: ...
    def send(self, request: _Request, /) -> _Response:
        """Waits for the response, without the GIL. Raises ``KernelError``."""

    def send_async(self, request: _Request, /) -> Future[_Response]:
        """A future of the running event loop. Cancelling it ends the request."""

    def close(self) -> None:
        """Closes idle connections. Later requests raise ``RuntimeError``."""
