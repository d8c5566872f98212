"""Exceptions of Django as mizan's error envelope, and as reports to the project.

Services that collect errors listen to Django's signal `got_request_exception`, and so does its test client, which
raises the exception in the test. Both look at the exception that is being handled, so `reported_failure` belongs into
an `except` block.
"""

import re
from collections.abc import Iterator
from typing import Any

from asgiref.sync import sync_to_async
from django.core import exceptions
from django.core.signals import got_request_exception
from django.db.models import Manager, Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from mizan_core import BadRequest, Forbidden, MizanError, NotFound, ValidationFailed, failure_of
from mizan_core.domain_errors import as_domain_error
from mizan_core.errors import TooLarge
from mizan_core.subject import Subject
from pydantic import ValidationError

from .domain_errors import domain_errors
from .identity import identity_of
from .signed_in import is_known

# The parameters of Django's messages that contain input.
_INPUT = ("value", "pk", "extension")
# These parameters in the template of a message. `%%` comes first, as it does to Python.
_VALUE = re.compile(rf"%%|%\((?:{'|'.join(_INPUT)})\)[-#0 +]*[\d.*]*[hlL]?[a-zA-Z]")


class MethodNotAllowed(BadRequest):
    status = 405
    default_message = "Method Not Allowed"

    def __init__(self, allowed: str) -> None:
        super().__init__()
        self.headers = {"Allow": allowed}


def failure_response(error: Exception, subject: Subject) -> HttpResponse:
    """An error that cannot be shown, such as one whose `__str__` raises, is an unexpected error."""
    try:
        advise(error)
        translated = as_domain_error(error, domain_errors()) or translate(error)
    except Exception as own:
        translated = own
    if translated is not error and translated.__traceback__ is None:
        translated = translated.with_traceback(error.__traceback__)  # shows which function has failed
    failure = failure_of(translated, subject)
    return HttpResponse(
        failure.body, status=failure.status, headers=dict(failure.headers), content_type="application/json"
    )


def subject_of(request: HttpRequest) -> Subject:
    """What the log says of the request."""
    subject: Subject = vars(request).setdefault("_mizan_subject", Subject())
    return subject


def translate(error: Exception) -> Exception:
    """Leaves out messages that Django shows only to developers."""
    translated = error
    match error:
        case Http404() | exceptions.ObjectDoesNotExist():
            translated = NotFound()
        case exceptions.PermissionDenied():
            translated = Forbidden(str(error) or None)
        case exceptions.ValidationError():
            translated = ValidationFailed(details=list(error_details(error)))
        case exceptions.RequestDataTooBig():
            translated = TooLarge("The request is larger than the server allows.")
        case exceptions.SuspiciousOperation() | exceptions.BadRequest():
            translated = BadRequest()
        case UnreadablePostError() | exceptions.RequestAborted():
            translated = BadRequest("The client disconnected before the request was complete.")
    return translated


def error_details(error: exceptions.ValidationError) -> Iterator[dict[str, Any]]:
    """Every message, under the field that it is about."""
    if hasattr(error, "error_dict"):
        for field, errors in error.error_dict.items():
            loc = [] if field == exceptions.NON_FIELD_ERRORS else [field]
            yield from (_error_detail(each, loc) for each in errors)
    else:
        yield from (_error_detail(each, []) for each in error.error_list)


def _error_detail(error: exceptions.ValidationError, loc: list[str]) -> dict[str, Any]:
    return {"loc": loc, "type": str(error.code or "value_error"), "message": message_of(error)}


def message_of(error: exceptions.ValidationError) -> str:
    """The message of a single error without the input. Without its parameters if these do not fit."""
    template: Any = str(error.message)
    if not error.params:
        return str(template)
    # A lazy plural has no text until its parameters decide which one it is.
    template = _VALUE.sub(_without_value, template) if template else error.message
    try:
        return str(template % {**error.params, **dict.fromkeys(_INPUT, _Hidden())})
    except (TypeError, ValueError, LookupError):
        return str(template)


def _without_value(found: re.Match[str]) -> str:
    return found[0] if found[0] == "%%" else str(_Hidden())


class _Hidden:
    """Replaces the input, which Django's messages quote and mizan's never do."""

    def __repr__(self) -> str:
        return "…"

    def __index__(self) -> int:
        return 0

    def __float__(self) -> float:
        return 0.0


NOTE = (
    "A pydantic object was created from model instances or querysets of Django. Return a dict instead: mizan converts "
    "instances in a dict as the annotation declares."
)


def advise(error: BaseException) -> None:
    """Adds the note to the traceback of a pydantic object that was made of instances."""
    if not isinstance(error, ValidationError):
        return
    given = (each["input"] for each in error.errors(include_url=False, include_context=False))
    if any(issubclass(type(each), Manager | Model | QuerySet) for each in given):  # rows say that they are instances
        error.add_note(NOTE)


def reported_failure(request: HttpRequest, error: Exception) -> HttpResponse:
    response = failure_response(error, _identified(request))
    if _is_unexpected(error, response):
        got_request_exception.send_robust(sender=None, request=request)
    return response


async def reported_failure_async(request: HttpRequest, error: Exception) -> HttpResponse:
    subject = _identified(request) if is_known(request) else await sync_to_async(_identified)(request)
    response = failure_response(error, subject)
    if _is_unexpected(error, response):
        # asend_robust() asks in tasks of their own, where no exception is being handled.
        await sync_to_async(got_request_exception.send_robust)(sender=None, request=request)
    return response


def _identified(request: HttpRequest) -> Subject:
    subject = subject_of(request)
    try:
        subject.identity = identity_of(request)
    except Exception:  # the response has no identity then, and the reason is logged with it
        subject.identity = None
    return subject


def _is_unexpected(error: Exception, response: HttpResponse) -> bool:
    return response.status_code == 500 and not isinstance(error, MizanError)
