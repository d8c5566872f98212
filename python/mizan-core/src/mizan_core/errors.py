"""The exceptions that a server function may raise, with the code and HTTP status that a client receives."""

from __future__ import annotations

from typing import Any, ClassVar, Self


class MizanError(Exception):
    """Base of all errors that are sent to clients.

    ``message`` and ``details`` are sent to the client as they are, so put nothing secret in them.
    ``details`` is any JSON value; integers outside ±(2**53 - 1) in it are sent as strings.
    """

    code: ClassVar[str] = "INTERNAL_ERROR"
    status: ClassVar[int] = 500
    default_message: ClassVar[str] = "Something went wrong on the server."

    def __init__(self, message: str | None = None, *, details: Any = None) -> None:
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
