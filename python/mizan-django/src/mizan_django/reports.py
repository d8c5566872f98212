"""Failures that nobody expected, told to whatever reports those of a Django project.

Services that collect errors listen to Django's signal, and so does its test client, which raises the exception in the
test. Both look at the exception that is being handled, so this belongs into an `except` block.
"""

from asgiref.sync import sync_to_async
from django.core.signals import got_request_exception
from django.http import HttpRequest, HttpResponse
from mizan_core import MizanError

from .failures import answer_failure


def answer_and_report(request: HttpRequest, error: Exception) -> HttpResponse:
    response = answer_failure(error)
    if _is_unexpected(error, response):
        got_request_exception.send_robust(sender=None, request=request)
    return response


async def answer_and_report_async(request: HttpRequest, error: Exception) -> HttpResponse:
    response = answer_failure(error)
    if _is_unexpected(error, response):
        # asend_robust() asks in tasks of their own, where no exception is being handled.
        await sync_to_async(got_request_exception.send_robust)(sender=None, request=request)
    return response


def _is_unexpected(error: Exception, response: HttpResponse) -> bool:
    return response.status_code == 500 and not isinstance(error, MizanError)
