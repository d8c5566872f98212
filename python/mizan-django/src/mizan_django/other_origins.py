"""Pages on other origins."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from mizan_core import IDENTITY_HEADER, INVALIDATE_HEADER

HEADERS = (IDENTITY_HEADER, INVALIDATE_HEADER)
_HEADER = "Access-Control-Expose-Headers"
_EXPOSED = ", ".join(HEADERS)


def expose(request: HttpRequest, response: HttpResponseBase) -> None:
    """Lets them read mizan's headers, once the project's own middleware admits them: without that this says nothing
    (Fetch Standard, section 3.3.3)."""
    if "HTTP_ORIGIN" in request.META:
        others = response.headers.get(_HEADER)
        response.headers[_HEADER] = f"{others}, {_EXPOSED}" if others else _EXPOSED
