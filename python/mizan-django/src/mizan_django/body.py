"""The body of a call."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest

from .errors import TooLarge, UnsupportedMediaType
from .settings import mizan_settings


def check_headers(request: HttpRequest) -> None:
    """Refuses what is not JSON, and what says that it is too large, before anything is read.

    The content type is also a defence against forged requests: a form or a "simple" request of another site cannot
    carry `application/json` without a CORS preflight.
    """
    if (request.content_type or "").lower() != "application/json":
        raise UnsupportedMediaType("a call needs the header Content-Type: application/json")
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > mizan_settings().max_body_bytes:
        raise _too_large()


def read_body(request: HttpRequest) -> bytes:
    """All bytes. They stay available as `request.body`."""
    try:
        body = request.body
    except RequestDataTooBig:
        raise TooLarge("the body of a call is larger than DATA_UPLOAD_MAX_MEMORY_SIZE allows") from None
    if len(body) > mizan_settings().max_body_bytes:
        raise _too_large()
    return body


def _too_large() -> TooLarge:
    return TooLarge(f"the body of a call may hold {mizan_settings().max_body_bytes} bytes at most")
