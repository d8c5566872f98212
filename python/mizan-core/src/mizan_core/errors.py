"""What a server function may raise, and the code and HTTP status that a client sees for it."""

from __future__ import annotations

from typing import Any, ClassVar, Self


class MizanError(Exception):
    """Base of every failure that a client is meant to see.

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
    """The request is not one that mizan understands."""

    code = "BAD_REQUEST"
    status = 400
    default_message = "The request is malformed."


class TooLarge(BadRequest):
    """The body is larger than the server reads."""

    status = 413

    @classmethod
    def above(cls, limit: int) -> Self:
        """For a call whose body has more than ``limit`` bytes."""
        return cls(f"the body of a call may hold {limit} bytes at most")


class UnsupportedMediaType(BadRequest):
    """The body is of another content type than the function takes."""

    status = 415
    default_message = "a call needs the header Content-Type: application/json"


class Unauthorized(MizanError):
    """Nobody is signed in, and the function wants somebody to be."""

    code = "UNAUTHORIZED"
    status = 401
    default_message = "Sign in first."


class InvalidToken(Unauthorized):
    """A token was sent that is not good. What is wrong with it is the cause, for logs, and not sent."""

    default_message = "The token is not valid."


class ExpiredToken(InvalidToken):
    """It was good once: the client should get another one."""

    default_message = "The token has expired."


class Forbidden(MizanError):
    """Somebody is signed in who may not do this. Python's own ``PermissionError`` means the same."""

    code = "FORBIDDEN"
    status = 403
    default_message = "You may not do this."


class CsrfFailed(MizanError):
    """The request lacks the CSRF token that the session asks for."""

    code = "CSRF_FAILED"
    status = 403
    default_message = "The CSRF token is missing or wrong."


class NotFound(MizanError):
    """There is no such function, context or thing."""

    code = "NOT_FOUND"
    status = 404
    default_message = "Not found."


class ValidationFailed(MizanError):
    """The arguments do not fit. ``details`` is a list of ``{"loc": [...], "type": ..., "message": ...}``."""

    code = "VALIDATION_FAILED"
    status = 422
    default_message = "The input is not valid."

    @classmethod
    def at(cls, *loc: str | int, message: str, type: str = "value_error") -> Self:
        """One complaint about the argument at ``loc``, such as ``ValidationFailed.at("name", message="Taken.")``."""
        return cls(details=[{"loc": list(loc), "type": type, "message": message}])


class InternalError(MizanError):
    """An unexpected failure. ``details`` holds the request id under which the server logged it."""


class NotImplementedYet(MizanError):
    """The function exists but does nothing yet. Python's own ``NotImplementedError`` means the same."""

    code = "NOT_IMPLEMENTED"
    status = 501
    default_message = "This is not implemented yet."
