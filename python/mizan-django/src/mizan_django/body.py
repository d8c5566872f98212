"""Reads the body of a call."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from mizan_core import CallRequest, Operation, Registry, parse_call
from mizan_core.call_parts import CONTENT_TYPE, check_places, check_takes_files
from mizan_core.errors import TooLarge, UnsupportedMediaType

from .multipart import read_parts
from .settings import mizan_settings


def read_call(request: HttpRequest, registry: Registry) -> tuple[CallRequest, Operation]:
    """The call, and what is called. Files stay available as `request.FILES`, the bytes of other bodies as
    `request.body`.

    Another content type or a Content-Length above the limit is refused before the body is read.

    JSON's content type is also a defence against forged requests: a form or a "simple" request of another site cannot
    carry it without a CORS preflight. Multipart is protected by the token alone, which is required in a header.
    """
    limit = mizan_settings().max_body_bytes
    content_type = (request.content_type or "").lower()
    if content_type == "application/json":
        _check_length(request, limit)
        body = _read(request)
    elif content_type == CONTENT_TYPE and registry.takes_files():
        _check_length(request, mizan_settings().max_upload_bytes)
        body = read_parts(request)
    else:
        raise UnsupportedMediaType
    if len(body) > limit:
        raise TooLarge.above(limit)
    call = parse_call(body)
    operation = registry.get(call.fn)
    if content_type == CONTENT_TYPE:
        check_takes_files(operation)
        check_places(request.FILES, call.args)
    return call, operation


def _check_length(request: HttpRequest, limit: int) -> None:
    declared = request.META.get("CONTENT_LENGTH", "")
    if declared.isdecimal() and int(declared) > limit:
        raise TooLarge.above(limit)


def _read(request: HttpRequest) -> bytes:
    try:
        return request.body
    except RequestDataTooBig:
        raise TooLarge("The body of a call must not be larger than DATA_UPLOAD_MAX_MEMORY_SIZE.") from None
