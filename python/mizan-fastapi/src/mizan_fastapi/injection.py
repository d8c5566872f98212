"""FastAPI's part of a server function: the parameters that the request fills, never the client."""

import inspect
from collections.abc import Iterator
from typing import Annotated, get_args, get_origin

from fastapi import params
from fastapi.security import SecurityScopes
from starlette.background import BackgroundTasks
from starlette.requests import HTTPConnection
from starlette.responses import Response

_CLASSES = (HTTPConnection, Response, BackgroundTasks, SecurityScopes)
_MARKERS = (params.Depends, params.Header, params.Cookie)


def is_injected(parameter: inspect.Parameter) -> bool:
    """Whether FastAPI fills this parameter: `Depends`, `Security`, `Header`, `Cookie`, `Request`, `Response`,
    `BackgroundTasks` and the like. Its annotation must be evaluated, not text.

    `Query` and `Body` are not among them: a call has no query, so what they mark is an argument like any other.
    """
    if any(isinstance(marker, _MARKERS) for marker in _markers(parameter)):
        return True
    annotation = parameter.annotation
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    return isinstance(annotation, type) and issubclass(annotation, _CLASSES)


def _markers(parameter: inspect.Parameter) -> Iterator[object]:
    yield parameter.default
    if get_origin(parameter.annotation) is Annotated:
        yield from get_args(parameter.annotation)[1:]
