"""The exceptions of a call or a read: one class for each error code.

MizanError              any code; a code that this version does not know is raised as this class
├── BadRequest          BAD_REQUEST: the backend does not understand the request
├── Unauthorized        UNAUTHORIZED: no user is signed in
├── Forbidden           FORBIDDEN: the user may not do this
│   └── CsrfFailed      CSRF_FAILED: the CSRF token was refused twice
├── NotFound            NOT_FOUND
├── PaymentRequired     PAYMENT_REQUIRED
├── Conflict            CONFLICT: the request does not fit the present state
├── Gone                GONE: the object does not exist any more
├── RateLimited         RATE_LIMITED: too many requests; ``retry_after`` says how long to wait
├── Unavailable         UNAVAILABLE: something that the backend needs does not respond
├── ValidationFailed    VALIDATION_FAILED: ``issues`` lists the invalid arguments
├── InternalError       INTERNAL_ERROR: ``request_id`` finds the error in the server's log
├── NotImplementedYet   NOT_IMPLEMENTED
├── NetworkError        NETWORK_ERROR: no response
├── RequestTimeout      TIMEOUT: no response in time
├── UserChanged         RESET: another user signed in before the request was sent or answered
└── BadResponse         BAD_RESPONSE: a response that is not mizan's
    ├── DecodeError     the response does not fit the type of the function
    └── ResponseTooLarge
ClientClosed, WrongEventLoop    an error in the program that uses the client; no MizanError
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from pydantic import ConfigDict, TypeAdapter, ValidationError


class MizanError(Exception):
    """Every error of the backend or of the network.

    ``status`` is that of HTTP, 0 without a response; ``details`` is any JSON that the backend sent; ``retry_after`` is
    the time in seconds that the backend asks to wait, 0 if it does not.
    """

    default_code: ClassVar[str] = ""

    def __init__(
        self,
        message: str,
        *,
        code: str | None = None,
        status: int = 0,
        details: Any = None,
        retry_after: float = 0,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = self.default_code if code is None else code
        self.status = status
        self.details = details
        self.retry_after = retry_after

    @property
    def is_refusal(self) -> bool:
        """Whether the backend refused the request, so that it has changed nothing."""
        return 400 <= self.status < 500


class BadRequest(MizanError):
    default_code = "BAD_REQUEST"


class Unauthorized(MizanError):
    default_code = "UNAUTHORIZED"


class Forbidden(MizanError):
    default_code = "FORBIDDEN"


class CsrfFailed(Forbidden):
    default_code = "CSRF_FAILED"


class NotFound(MizanError):
    default_code = "NOT_FOUND"


class PaymentRequired(MizanError):
    default_code = "PAYMENT_REQUIRED"


class Conflict(MizanError):
    default_code = "CONFLICT"


class Gone(MizanError):
    default_code = "GONE"


class RateLimited(MizanError):
    default_code = "RATE_LIMITED"


class Unavailable(MizanError):
    default_code = "UNAVAILABLE"


@dataclass(frozen=True)
class Issue:
    """One invalid argument. ``loc`` is the path to it: ``("items", 2, "price")``."""

    loc: tuple[str | int, ...]
    type: str
    message: str


_issues = TypeAdapter(list[Issue], config=ConfigDict(defer_build=True))


class ValidationFailed(MizanError):
    default_code = "VALIDATION_FAILED"

    @property
    def issues(self) -> Sequence[Issue]:
        """Empty if the backend sent other details."""
        try:
            return _issues.validate_python(self.details)
        except ValidationError:
            return []


class InternalError(MizanError):
    default_code = "INTERNAL_ERROR"

    @property
    def request_id(self) -> str | None:
        """The id of the request in the server's log."""
        match self.details:
            case {"requestId": str() as found}:
                return found
            case _:
                return None


class NotImplementedYet(MizanError):
    default_code = "NOT_IMPLEMENTED"


class NetworkError(MizanError):
    default_code = "NETWORK_ERROR"


class RequestTimeout(MizanError):
    default_code = "TIMEOUT"


class UserChanged(MizanError):
    default_code = "RESET"


class BadResponse(MizanError):
    default_code = "BAD_RESPONSE"


class DecodeError(BadResponse):
    """``paths`` are the places in the response that do not fit, such as ``result.items[2].name``."""

    def __init__(self, message: str, *, paths: Sequence[str] = (), status: int = 0) -> None:
        super().__init__(message, status=status)
        self.paths = paths


class ResponseTooLarge(BadResponse):
    pass


class ClientClosed(RuntimeError):
    """The client was closed before this call."""


class WrongEventLoop(RuntimeError):
    """An asynchronous client was used in another event loop than before."""


_BY_CODE: dict[str, type[MizanError]] = {
    each.default_code: each
    for each in (
        BadRequest,
        Unauthorized,
        Forbidden,
        CsrfFailed,
        NotFound,
        PaymentRequired,
        Conflict,
        Gone,
        RateLimited,
        Unavailable,
        ValidationFailed,
        InternalError,
        NotImplementedYet,
    )
}


def error_of(code: str, message: str, status: int, details: Any, retry_after: float) -> MizanError:
    """The exception for an error that a backend sent."""
    kind = _BY_CODE.get(code, MizanError)
    return kind(message, code=code, status=status, details=details, retry_after=retry_after)
