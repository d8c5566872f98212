"""The body of a response within its limits of size and time."""

from __future__ import annotations

import time
import zlib

from .errors import BadResponse, RequestTimeout, ResponseTooLarge
from .transport import Request

_GZIP = zlib.MAX_WBITS | 16


class BodyReader:
    """Collects the parts of a body as they arrive.

    Decompresses them itself, never more than the limit: a few kilobytes may contain gigabytes of zeros.
    ``started`` is the time of ``time.monotonic()`` at which the request was sent.
    """

    def __init__(self, request: Request, encoding: str | None, started: float) -> None:
        self._request = request
        self._deadline = started + request.timeout
        self._body = bytearray()
        encoding = (encoding or "identity").strip().lower()
        if encoding not in ("identity", "gzip"):
            raise BadResponse(f"{request.place} was answered with the encoding {encoding[:80]!r}.")
        self._gzip = zlib.decompressobj(_GZIP) if encoding == "gzip" else None

    def add(self, part: bytes) -> None:
        """Raises ``ResponseTooLarge``, ``RequestTimeout`` or, for data that is not gzip, ``BadResponse``."""
        request = self._request
        room = request.max_bytes - len(self._body)
        try:
            self._body += part if self._gzip is None else self._gzip.decompress(part, room + 1)
        except zlib.error as error:
            raise self._not_gzip() from error
        if len(self._body) > request.max_bytes:
            raise too_large(request)
        if time.monotonic() > self._deadline:
            raise timed_out(request)

    def body(self) -> bytes:
        """The whole body, after the last part."""
        if self._gzip is not None and self._body and not self._gzip.eof:
            raise self._not_gzip()
        return bytes(self._body)

    def _not_gzip(self) -> BadResponse:
        return BadResponse(f"The body of the answer to {self._request.place} is not valid gzip.")


def timed_out(request: Request) -> RequestTimeout:
    return RequestTimeout(f"{request.place} was not answered within {request.timeout} s.")


def too_large(request: Request) -> ResponseTooLarge:
    return ResponseTooLarge(
        f"The body of the answer to {request.place} is larger than {request.max_bytes} bytes. "
        "Set max_bytes if that is intended."
    )
