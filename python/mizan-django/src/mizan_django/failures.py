"""What Django raises, in the terms of mizan's error envelope."""

import re
from collections.abc import Iterator
from typing import Any

from django.core import exceptions
from django.http import Http404, HttpResponse, UnreadablePostError
from mizan_core import BadRequest, Forbidden, InvalidToken, NotFound, ValidationFailed, failure_of

from .errors import MethodNotAllowed, TooLarge
from .results.advice import advise

# The input, in the template of a message. `%%` comes first, as it does to Python.
_VALUE = re.compile(r"%%|%\(value\)[-#0 +]*[\d.*]*[hlL]?[a-zA-Z]")


def answer_failure(error: Exception) -> HttpResponse:
    """An error that cannot be told, such as one whose text raises another, is an unexpected one."""
    try:
        advise(error)
        translated = translate(error)
    except Exception as own:
        translated = own
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
    return {"loc": loc, "type": str(error.code or "value_error"), "message": _message(error)}


def _message(error: exceptions.ValidationError) -> str:
    """As it stands where it does not go with its parameters."""
    template: Any = str(error.message)
    if not error.params:
        return str(template)
    # A lazy plural has no text until its parameters decide which one it is.
    template = _VALUE.sub(_unsay, template) if template else error.message
    try:
        return str(template % {**error.params, "value": _Unsaid()})
    except (TypeError, ValueError, LookupError):
        return str(template)


def _unsay(found: re.Match[str]) -> str:
    return found[0] if found[0] == "%%" else str(_Unsaid())


class _Unsaid:
    """In place of the input, which Django's messages quote and mizan's never do."""

    def __repr__(self) -> str:
        return "…"

    def __index__(self) -> int:
        return 0

    def __float__(self) -> float:
        return 0.0
