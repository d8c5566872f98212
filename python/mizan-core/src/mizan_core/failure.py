"""Every exception as the wire's error envelope."""

from __future__ import annotations

import logging
import secrets
from dataclasses import dataclass

from pydantic_core import from_json, to_json

from .errors import Forbidden, InternalError, MizanError, NotImplementedYet
from .json_numbers import holds_unsafe, unsafe_as_strings

logger = logging.getLogger("mizan")


@dataclass(frozen=True, slots=True)
class Failure:
    """An HTTP status and the JSON body ``{"error": {"code", "message", "details"}}``."""

    status: int
    body: bytes


def failure_of(error: BaseException) -> Failure:
    """The response for ``error``. An unexpected error is logged under a request id, and the client receives only this
    id; so is an error that cannot be serialized."""
    try:
        return _envelope(as_mizan_error(error))
    except Exception as own:
        return _envelope(_unexpected(own))


def _envelope(shown: MizanError) -> Failure:
    envelope = {"code": shown.code, "message": shown.message, "details": shown.details}
    body = to_json({"error": envelope}, inf_nan_mode="null", fallback=str)
    return Failure(shown.status, to_json(unsafe_as_strings(from_json(body))) if holds_unsafe(body) else body)


def as_mizan_error(error: BaseException) -> MizanError:
    while isinstance(error, BaseExceptionGroup) and len(error.exceptions) == 1:
        error = error.exceptions[0]
    match error:
        case MizanError():
            return error
        case NotImplementedError():
            return NotImplementedYet()
        case PermissionError(errno=None):
            return Forbidden(str(error) or None)
        case PermissionError():  # from the operating system: the text names a file
            return Forbidden()
    return _unexpected(error)


def _unexpected(error: BaseException) -> InternalError:
    request_id = secrets.token_hex(8)
    logger.error("Unexpected error, request id %s", request_id, exc_info=error)
    return InternalError(
        f"{InternalError.default_message} The request id is {request_id}.", details={"requestId": request_id}
    )
