"""Converts exceptions of FastAPI and Starlette to mizan's error envelope."""

from collections.abc import Mapping

from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError
from mizan_core import (
    BadRequest,
    Forbidden,
    InternalError,
    InvalidToken,
    MizanError,
    NotFound,
    NotImplementedYet,
    Unauthorized,
    ValidationFailed,
    failure_of,
)
from mizan_core.validation import error_details
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import Response

_BY_STATUS: Mapping[int, type[MizanError]] = {
    each.status: each for each in (Unauthorized, Forbidden, NotFound, ValidationFailed, NotImplementedYet)
}


def failure_response(error: Exception) -> Response:
    """The envelope. An HTTPException keeps its status and headers; one without a code of its own is `BAD_REQUEST`
    below 500 and `INTERNAL_ERROR` from there on."""
    match error:
        case HTTPException(status_code=status) if status >= 400:
            body = failure_of(_from_http(error)).body
            return Response(body, status, error.headers, "application/json")
        case RequestValidationError():
            failure = failure_of(ValidationFailed(details=error_details(error.errors())))
        case ClientDisconnect():
            failure = failure_of(BadRequest("The client disconnected before the request was complete."))
        case InvalidToken():
            failure = failure_of(error)
            headers = {"WWW-Authenticate": 'Bearer error="invalid_token"'}  # RFC 6750, section 3
            return Response(failure.body, failure.status, headers, "application/json")
        case _:
            failure = failure_of(error)
    return Response(failure.body, failure.status, media_type="application/json")


def _from_http(error: HTTPException) -> MizanError:
    fallback = BadRequest if error.status_code < 500 else InternalError
    kind = _BY_STATUS.get(error.status_code, fallback)
    detail: object = error.detail  # FastAPI allows any JSON here, whatever Starlette's annotation says.
    if not isinstance(detail, str):
        return kind(details=jsonable_encoder(detail))
    nothing_more: list[object] | None = [] if kind is ValidationFailed else None
    return kind(detail, details=nothing_more)
