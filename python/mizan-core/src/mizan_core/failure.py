"""Every exception as the wire's error envelope."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic_core import from_json, to_json

from .domain_errors import DomainErrors, as_domain_error
from .errors import Forbidden, InternalError, MizanError, NotImplementedYet
from .json_numbers import holds_unsafe, unsafe_as_strings
from .subject import Subject

NO_ERRORS: DomainErrors = {}


@dataclass(frozen=True, slots=True)
class Failure:
    """An HTTP status and the JSON body ``{"error": {"code", "message", "details"}}``."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


def failure_of(error: BaseException, subject: Subject | None = None, errors: DomainErrors = NO_ERRORS) -> Failure:
    """The response for ``error``, which is logged with its ``subject``. An unexpected error is logged under a request
    id, and the client receives only this id; so is an error that cannot be serialized."""
    about = Subject() if subject is None else subject
    try:
        shown = as_mizan_error(error, errors)
        failure = None if shown is None else _envelope(shown)
    except Exception as own:
        return _unexpected(own, about)
    if shown is None or failure is None:
        return _unexpected(error, about)
    about.log_refusal(shown, error)
    return failure


def _envelope(shown: MizanError) -> Failure:
    envelope = {"code": shown.code, "message": shown.message, "details": shown.details}
    body = to_json({"error": envelope}, inf_nan_mode="null", fallback=str)
    body = to_json(unsafe_as_strings(from_json(body))) if holds_unsafe(body) else body
    return Failure(shown.status, body, shown.headers)


def as_mizan_error(error: BaseException, errors: DomainErrors = NO_ERRORS) -> MizanError | None:
    """None for an unexpected error. ``errors`` are those that the application has declared."""
    while isinstance(error, BaseExceptionGroup) and len(error.exceptions) == 1:
        error = error.exceptions[0]
    declared = as_domain_error(error, errors)
    if declared is not None:
        return declared
    match error:
        case MizanError():
            return error
        case NotImplementedError():
            return NotImplementedYet()
        case PermissionError(errno=None):
            return Forbidden(str(error) or None)
        case PermissionError():  # from the operating system: the text names a file
            return Forbidden()
    return None


def _unexpected(error: BaseException, subject: Subject) -> Failure:
    subject.log_failure(error)
    message = f"{InternalError.default_message} The request id is {subject.request_id}."
    return _envelope(InternalError(message, details={"requestId": subject.request_id}))
