"""An answer's JSON, and the headers that every answer has."""

from collections.abc import Mapping

from mizan_core import IDENTITY_HEADER
from starlette.responses import Response

_IDENTITY = IDENTITY_HEADER.lower().encode()
_CACHE_CONTROL = b"cache-control"
_NO_STORE = (_CACHE_CONTROL, b"private, no-store")
_JSON = (b"content-type", b"application/json")


class JSONAnswer(Response):
    """JSON that was serialised already."""

    def init_headers(self, headers: Mapping[str, str] | None = None) -> None:
        """Starlette looks for each of its own among those given, of which there are none."""
        self.raw_headers = [(b"content-length", b"%d" % len(self.body)), _JSON]


def sign(response: Response, identity: str | None) -> Response:
    """Says whose the answer is, where that is known, and that it is nobody else's; whatever it said before."""
    ours = [_NO_STORE] if identity is None else [(_IDENTITY, identity.encode()), _NO_STORE]
    others = [each for each in response.raw_headers if each[0] not in (_IDENTITY, _CACHE_CONTROL)]
    response.raw_headers[:] = others + ours
    return response
