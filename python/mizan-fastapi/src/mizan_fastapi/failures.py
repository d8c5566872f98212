"""Converts exceptions of FastAPI and Starlette to mizan's error envelope."""

import re
from collections.abc import Mapping

from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError
from mizan_core import (
    BadRequest,
    Conflict,
    Forbidden,
    Gone,
    InternalError,
    MizanError,
    NotFound,
    NotImplementedYet,
    PaymentRequired,
    RateLimited,
    Unauthorized,
    Unavailable,
    ValidationFailed,
    as_mizan_error,
    failure_of,
)
from mizan_core.subject import Subject
from mizan_core.validation import error_details
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import Response

_CODE = re.compile("[A-Z][A-Z0-9_]*")
NAMED = (PaymentRequired, Conflict, Gone, RateLimited, Unavailable)
_BY_STATUS: Mapping[int, type[MizanError]] = {
    each.status: each for each in (*NAMED, Unauthorized, Forbidden, NotFound, ValidationFailed, NotImplementedYet)
}


def failure_response(error: Exception, subject: Subject) -> Response:
    """The envelope. An HTTPException keeps its status and headers; one without a code of its own is `BAD_REQUEST`
    below 500 and `INTERNAL_ERROR` from there on."""
    match error:
        case HTTPException(status_code=status) if status >= 400:
            failure = failure_of(_from_http(error).with_traceback(error.__traceback__), subject)
            return Response(failure.body, status, error.headers, "application/json")
        case RequestValidationError():
            failure = failure_of(ValidationFailed(details=error_details(error.errors())), subject)
        case ClientDisconnect():
            failure = failure_of(BadRequest("The client disconnected before the request was complete."), subject)
        case _:
            failure = failure_of(error, subject)
    return Response(failure.body, failure.status, failure.headers, "application/json")


def is_unexpected(error: Exception) -> bool:
    """Whether the client receives a request id only."""
    match error:
        case HTTPException(status_code=status):
            return status < 400
    return not isinstance(error, RequestValidationError | ClientDisconnect) and as_mizan_error(error) is None


def _from_http(error: HTTPException) -> MizanError:
    fallback = BadRequest if error.status_code < 500 else InternalError
    kind = _BY_STATUS.get(error.status_code, fallback)
    detail: object = error.detail  # FastAPI allows any JSON here, whatever Starlette's annotation says.
    match detail:
        case {"code": str(code), "message": str(message), **others} if _CODE.fullmatch(code):
            found = kind(message, details=jsonable_encoder(others) or None)
            found.code = code  # the application's own
            return found
    if not isinstance(detail, str):
        return kind(details=jsonable_encoder(detail))
    nothing_more: list[object] | None = [] if kind is ValidationFailed else None
    return kind(detail, details=nothing_more)
