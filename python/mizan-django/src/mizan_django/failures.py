"""What Django raises, in the terms of mizan's error envelope."""

from collections.abc import Iterator
from typing import Any

from django.core import exceptions
from django.http import Http404, HttpResponse, UnreadablePostError
from mizan_core import BadRequest, Forbidden, InvalidToken, NotFound, ValidationFailed, failure_of

from .errors import MethodNotAllowed, TooLarge


def answer_failure(error: Exception) -> HttpResponse:
    translated = translate(error)
    failure = failure_of(translated)
    response = HttpResponse(failure.body, status=failure.status, content_type="application/json")
    if isinstance(translated, MethodNotAllowed):
        response.headers["Allow"] = translated.allowed
    if isinstance(translated, InvalidToken):
        response.headers["WWW-Authenticate"] = 'Bearer error="invalid_token"'  # RFC 6750, section 3
    return response


def translate(error: Exception) -> Exception:
    """Messages that Django itself shows only to developers are left out."""
    translated = error
    match error:
        case Http404() | exceptions.ObjectDoesNotExist():
            translated = NotFound()
        case exceptions.PermissionDenied():
            translated = Forbidden(str(error) or None)
        case exceptions.ValidationError():
            translated = ValidationFailed(details=list(complaints(error)))
        case exceptions.RequestDataTooBig():
            translated = TooLarge("The request is larger than the server allows.")
        case exceptions.SuspiciousOperation() | exceptions.BadRequest():
            translated = BadRequest()
        case UnreadablePostError() | exceptions.RequestAborted():
            translated = BadRequest("The client went away before its request was complete.")
    return translated


def complaints(error: exceptions.ValidationError) -> Iterator[dict[str, Any]]:
    """Every message, under the field that it is about."""
    if hasattr(error, "error_dict"):
        for field, errors in error.error_dict.items():
            loc = [] if field == exceptions.NON_FIELD_ERRORS else [field]
            yield from (_complaint(each, loc) for each in errors)
    else:
        yield from (_complaint(each, []) for each in error.error_list)


def _complaint(error: exceptions.ValidationError, loc: list[str]) -> dict[str, Any]:
    message = error.message  # perhaps a lazy plural, which its parameters decide
    if error.params:
        message %= {name: _Unsaid() if name == "value" else each for name, each in error.params.items()}
    return {"loc": loc, "type": error.code or "value_error", "message": str(message)}


class _Unsaid:
    """In place of the input, which Django's messages quote and mizan's never do."""

    def __repr__(self) -> str:
        return "…"

    def __int__(self) -> int:
        return 0
