"""Headers of every response, and the protection of a "not found" response from middleware.

This module is also the URLconf of a request that was answered with 404. `LocaleMiddleware` and `CommonMiddleware` look
at every 404 and redirect to an address with a language prefix or a final slash if the URLconf has a page there, as that
of a project with a page for every path has. A client would follow the redirect to an HTML page. `request.urlconf` is
Django's own means of giving one request other addresses, and both middlewares look there.
"""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern
from mizan_core import IDENTITY_HEADER, INVALIDATE_HEADER
from mizan_core.http_cache import NO_STORE

urlpatterns: list[URLPattern] = []

JSON = "application/json"
HEADERS = (IDENTITY_HEADER, INVALIDATE_HEADER)
_HEADER = "Access-Control-Expose-Headers"
_EXPOSED = ", ".join(HEADERS)


def expose(request: HttpRequest, response: HttpResponseBase) -> None:
    """Lets pages on other origins read mizan's headers, if the project's own middleware allows these pages (Fetch
    Standard, section 3.3.3)."""
    if "HTTP_ORIGIN" in request.META:
        others = response.headers.get(_HEADER)
        response.headers[_HEADER] = f"{others}, {_EXPOSED}" if others else _EXPOSED


def unshared(response: HttpResponseBase) -> HttpResponseBase:
    response.headers["Cache-Control"] = NO_STORE
    return response


def keep_not_found(request: HttpRequest, response: HttpResponseBase) -> None:
    """Prevents middleware from replacing a 404 response by a redirect."""
    if response.status_code == 404:
        request.urlconf = __name__
