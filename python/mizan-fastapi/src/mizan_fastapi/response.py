"""A response's JSON, and the headers that every response has."""

from collections.abc import Mapping

from mizan_core import IDENTITY_HEADER, INVALIDATE_HEADER
from starlette.responses import Response
from starlette.types import Scope

_IDENTITY = IDENTITY_HEADER.lower().encode()
_CACHE_CONTROL = b"cache-control"
_NO_STORE = (_CACHE_CONTROL, b"private, no-store")
_EXPOSED = (b"access-control-expose-headers", f"{IDENTITY_HEADER}, {INVALIDATE_HEADER}".encode())
_JSON = (b"content-type", b"application/json")


class RawJSONResponse(Response):
    """A response with JSON that is already serialised."""

    def init_headers(self, headers: Mapping[str, str] | None = None) -> None:
        """Without Starlette's search for its own headers in ``headers``, which is always empty here."""
        self.raw_headers = [(b"content-length", b"%d" % len(self.body)), _JSON]


def sign(response: Response, identity: str | None) -> Response:
    """Sets the identity header, if the identity is known, and forbids caching. Replaces earlier values."""
    ours = [_NO_STORE] if identity is None else [(_IDENTITY, identity.encode()), _NO_STORE]
    others = [each for each in response.raw_headers if each[0] not in (_IDENTITY, _CACHE_CONTROL)]
    response.raw_headers[:] = others + ours
    return response


def expose(response: Response, scope: Scope) -> Response:
    """Lets pages on other origins read mizan's headers, if the app's own middleware allows these pages (Fetch Standard,
    section 3.3.3)."""
    if b"origin" in dict(scope["headers"]) and _EXPOSED not in response.raw_headers:
        response.raw_headers.append(_EXPOSED)
    return response
