"""Django's own CSRF protection, with errors in mizan's envelope."""

import logging
from typing import NoReturn

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware, get_token
from mizan_core import CsrfFailed

logger = logging.getLogger("django.security.csrf")


class _Middleware(CsrfViewMiddleware):
    def _reject(self, request: HttpRequest, reason: str) -> NoReturn:
        path = request.path.encode("unicode_escape").decode("ascii")  # a line break would forge a line of the log
        logger.warning("Forbidden (%s): %s", reason, path, extra={"status_code": 403, "request": request})
        raise CsrfFailed


def _protected_view(request: HttpRequest) -> HttpResponse:
    """Stands for mizan's views, which the project's own middleware leaves to this module. Never called."""
    raise NotImplementedError


_middleware = _Middleware(_protected_view)


def check_csrf(request: HttpRequest) -> None:
    """Raises CsrfFailed. Requests with a bearer token are exempt.

    Comes first, and reads nothing of the body: for a POST the middleware would look for the token in a form too, and
    so read one of any size.
    """
    if "CSRF_COOKIE" not in request.META:  # else the project's own middleware has done so
        _middleware.process_request(request)
    method, request.method = request.method, "PUT"
    try:
        _middleware.process_view(request, _protected_view, (), {})
    finally:
        request.method = method


def csrf_token(request: HttpRequest) -> str:
    """The token for the client. `keep_token` must see the response."""
    _middleware.process_request(request)
    return get_token(request)


def keep_token(request: HttpRequest, response: HttpResponseBase) -> None:
    """Sets the cookie, or the session's key, if there is a new token: of `session/`, or of a function that signs
    a user in."""
    _middleware.process_response(request, response)
