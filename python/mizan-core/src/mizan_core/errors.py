"""The exceptions that a server function may raise, with the code and HTTP status that a client receives."""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar, Self


class MizanError(Exception):
    """Base of all errors that are sent to clients.

    ``message`` and ``details`` are sent to the client as they are, so put nothing secret in them.
    ``details`` is any JSON value; integers outside ±(2**53 - 1) in it are sent as strings. A subclass may have a
    code of the application: ``class OutOfStock(Conflict): code = "OUT_OF_STOCK"``. ``retry_after`` is the time in
    seconds that clients wait at least before they try again (the header ``Retry-After``).
    """

    code: str = "INTERNAL_ERROR"
    status: int = 500
    default_message: ClassVar[str] = "Something went wrong on the server."
    headers: Mapping[str, str] = MappingProxyType({})
    """Of the response."""

    def __init__(self, message: str | None = None, *, details: Any = None, retry_after: float | None = None) -> None:
        if retry_after is not None:
            self.headers = {**self.headers, "Retry-After": str(math.ceil(retry_after))}
        self.message = self.default_message if message is None else message
        self.details = details
        super().__init__(self.message)


class BadRequest(MizanError):
    """The request is malformed."""

    code = "BAD_REQUEST"
    status = 400
    default_message = "The request is malformed."


class TooLarge(BadRequest):
    """The body is larger than the server reads."""

    status = 413

    @classmethod
    def above(cls, limit: int) -> Self:
        """For a call whose body has more than ``limit`` bytes."""
        return cls(f"The body of a call must not be larger than {limit} bytes.")


class UnsupportedMediaType(BadRequest):
    """The body is of another content type than the function takes."""

    status = 415
    default_message = "A call needs the header Content-Type: application/json."


class Unauthorized(MizanError):
    """The request is anonymous, but the function requires a user."""

    code = "UNAUTHORIZED"
    status = 401
    default_message = "Sign in first."


class InvalidToken(Unauthorized):
    """The bearer token is not valid. The reason is the cause of the exception, for logs, and is not sent."""

    default_message = "The token is not valid."
    headers = MappingProxyType({"WWW-Authenticate": 'Bearer error="invalid_token"'})  # RFC 6750, section 3


class ExpiredToken(InvalidToken):
    """The token was valid but has expired: the client should get another one."""

    default_message = "The token has expired."


class Forbidden(MizanError):
    """A user is signed in but may not do this. Python's own ``PermissionError`` means the same."""

    code = "FORBIDDEN"
    status = 403
    default_message = "You may not do this."


class CsrfFailed(MizanError):
    """The request lacks the CSRF token of its session."""

    code = "CSRF_FAILED"
    status = 403
    default_message = "The CSRF token is missing or wrong."


class NotFound(MizanError):
    """There is no such function, context or object."""

    code = "NOT_FOUND"
    status = 404
    default_message = "Not found."


class PaymentRequired(MizanError):
    """The user must pay first, or has used up what was paid for."""

    code = "PAYMENT_REQUIRED"
    status = 402
    default_message = "This must be paid for first."


class Conflict(MizanError):
    """The request does not fit the present state, such as an edit of something that another user has changed."""

    code = "CONFLICT"
    status = 409
    default_message = "This conflicts with another change."


class Gone(MizanError):
    """The object existed and does not exist any more."""

    code = "GONE"
    status = 410
    default_message = "This does not exist any more."


class RateLimited(MizanError):
    """The client sends too many requests."""

    code = "RATE_LIMITED"
    status = 429
    default_message = "Too many requests. Try again later."


class Unavailable(MizanError):
    """Something that the function needs does not respond at the moment."""

    code = "UNAVAILABLE"
    status = 503
    default_message = "This is not available at the moment."


class ValidationFailed(MizanError):
    """The arguments are not valid. ``details`` is a list of ``{"loc": [...], "type": ..., "message": ...}``."""

    code = "VALIDATION_FAILED"
    status = 422
    default_message = "The input is not valid."

    @classmethod
    def at(cls, *loc: str | int, message: str, type: str = "value_error") -> Self:
        """One error about the argument at ``loc``, such as ``ValidationFailed.at("name", message="Taken.")``."""
        return cls(details=[{"loc": list(loc), "type": type, "message": message}])


class InternalError(MizanError):
    """An unexpected failure. ``details`` holds the request id under which the server logged it."""


class NotImplementedYet(MizanError):
    """The function exists but is not implemented. Python's own ``NotImplementedError`` means the same."""

    code = "NOT_IMPLEMENTED"
    status = 501
    default_message = "This is not implemented yet."
