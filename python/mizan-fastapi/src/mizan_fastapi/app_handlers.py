"""Exception handlers that the application has registered for its own exceptions: what they respond becomes an error."""

import inspect
import json
from typing import Any

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from mizan_core import MizanError
from starlette.exceptions import HTTPException
from starlette.responses import Response


async def handled_by_app(request: Request, error: Exception) -> HTTPException | None:
    """The status, headers and message of the application's response to this exception.

    None without a handler for its class. Handlers for every `Exception` and for errors of HTTP are about other routes.
    """
    if isinstance(error, HTTPException | RequestValidationError | MizanError):
        return None
    handlers = getattr(request.scope.get("app"), "exception_handlers", {})
    for kind in type(error).__mro__:
        if kind is Exception:
            return None
        if kind in handlers:
            return _error_in(await _handle(handlers[kind], request, error))
    return None


async def _handle(handler: Any, request: Request, error: Exception) -> Any:
    if inspect.iscoroutinefunction(handler):
        return await handler(request, error)
    return await run_in_threadpool(handler, request, error)


def _error_in(response: Any) -> HTTPException | None:
    if not isinstance(response, Response) or response.status_code < 400:
        return None
    headers = {name: value for name, value in response.headers.items() if not name.startswith("content-")}
    return HTTPException(response.status_code, _message_in(response), headers)


def _message_in(response: Response) -> Any:
    """The text of a JSON response, or else its data as details. None without either: then the status is the message."""
    try:
        body = json.loads(bytes(response.body))
    except (AttributeError, ValueError):  # a stream, or a page
        return None
    if not isinstance(body, dict):
        return body if isinstance(body, str) else None
    detail = body.get("detail", body.get("message"))
    return detail if isinstance(detail, str) else body
