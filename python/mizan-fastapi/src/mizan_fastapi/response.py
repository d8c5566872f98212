"""A response's JSON, and the headers that every response has."""

from collections.abc import Mapping

from mizan_core import IDENTITY_HEADER, INVALIDATE_HEADER
from mizan_core.http_cache import NO_STORE, HttpCaching, entity_tag, is_current
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

_IDENTITY = IDENTITY_HEADER.lower().encode()
_CACHE_CONTROL = b"cache-control"
_EXPOSED = (b"access-control-expose-headers", f"{IDENTITY_HEADER}, {INVALIDATE_HEADER}".encode())
_JSON = (b"content-type", b"application/json")


class RawJSONResponse(Response):
    """A response with JSON that is already serialised."""

    def init_headers(self, headers: Mapping[str, str] | None = None) -> None:
        """Without Starlette's search for its own headers in ``headers``, which is always empty here."""
        self.raw_headers = [(b"content-length", b"%d" % len(self.body)), _JSON]


def sign(response: Response, identity: str | None, cache_control: str = NO_STORE) -> Response:
    """Sets the identity header, if the identity is known, and the rule for caches. Replaces earlier values."""
    ours = [(_CACHE_CONTROL, cache_control.encode())]
    if identity is not None:
        ours.insert(0, (_IDENTITY, identity.encode()))
    others = [each for each in response.raw_headers if each[0] not in (_IDENTITY, _CACHE_CONTROL)]
    response.raw_headers[:] = others + ours
    return response


def cacheable(request: Request, response: Response, identity: str | None, caching: HttpCaching) -> Response:
    """The response with an entity tag, or 304 to a client that has it."""
    tag = entity_tag(bytes(response.body))
    if is_current(request.headers.get("if-none-match", ""), tag):
        response = Response(status_code=304)
    response.headers["etag"] = tag
    return sign(response, None if caching.is_shared else identity, caching.cache_control)


def expose(response: Response, scope: Scope) -> Response:
    """Lets pages on other origins read mizan's headers, if the app's own middleware allows these pages (Fetch Standard,
    section 3.3.3)."""
    if b"origin" in dict(scope["headers"]) and _EXPOSED not in response.raw_headers:
        response.raw_headers.append(_EXPOSED)
    return response
