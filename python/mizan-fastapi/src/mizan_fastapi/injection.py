"""FastAPI's part of a server function: the parameters that the request fills, never the client."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Annotated, Any, get_args, get_origin

from fastapi import params
from fastapi.security import SecurityScopes
from starlette.background import BackgroundTasks as StarletteBackgroundTasks
from starlette.requests import HTTPConnection
from starlette.responses import Response

_BY_CLASS = (HTTPConnection, Response, StarletteBackgroundTasks, SecurityScopes)
_BY_MARKER = (params.Depends, params.Header, params.Cookie)
_OF_THE_CLIENT = (params.Query, params.Path, params.Body)


def _markers(parameter: inspect.Parameter) -> Iterator[object]:
    """What FastAPI looks at: the default value and the metadata of `Annotated`."""
    yield parameter.default
    if get_origin(parameter.annotation) is Annotated:
        yield from get_args(parameter.annotation)[1:]


def is_injected(parameter: inspect.Parameter) -> bool:
    """Whether FastAPI fills this parameter. Its annotation must be evaluated, not text.

    Raises TypeError for `Query`, `Path`, `Body`, `Form` and `File`: an argument of a mizan function needs no marker.
    """
    for marker in _markers(parameter):
        if isinstance(marker, _BY_MARKER):
            return True
        if isinstance(marker, _OF_THE_CLIENT):
            raise TypeError(
                f"parameter {parameter.name!r} is declared with {type(marker).__name__}(); arguments of a mizan "
                f"function travel in the call, so declare it plainly, with pydantic.Field for its limits"
            )
    annotation = parameter.annotation
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    return isinstance(annotation, type) and issubclass(annotation, _BY_CLASS)
