"""The settings of the Django tracker with nothing against forged requests: no CSRF check, whatever a browser sends
taken for JSON, and every other site allowed to send it.

What another site can do here is what the defence is for: the specs' attacks are seen to work.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from tracker_site.settings import *  # noqa: F403
from tracker_site.settings import MIDDLEWARE


def trusting(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]
        request.META["CONTENT_TYPE"] = request.content_type = "application/json"
        is_preflight = request.method == "OPTIONS"
        response = HttpResponse(status=204) if is_preflight else get_response(request)
        response.headers["Access-Control-Allow-Origin"] = request.headers.get("origin", "*")
        response.headers["Access-Control-Allow-Credentials"] = "true"
        response.headers["Access-Control-Allow-Headers"] = "content-type"
        return response

    return middleware


MIDDLEWARE = [*MIDDLEWARE, "undefended.trusting"]
