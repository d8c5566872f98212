"""Recognizes the parameters of a server function that FastAPI injects, and the arguments that they need."""

import inspect
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, get_args, get_origin

from fastapi import params
from fastapi.dependencies.models import Dependant
from fastapi.dependencies.utils import get_dependant, get_flat_params
from fastapi.exceptions import FastAPIError
from fastapi.security import SecurityScopes
from mizan_core.files import mentions_file
from pydantic import Field
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined
from starlette.background import BackgroundTasks
from starlette.requests import HTTPConnection
from starlette.responses import Response

REFUSED = (AssertionError, FastAPIError, RuntimeError)
"""The exceptions of FastAPI for invalid declarations."""

_CLASSES = (HTTPConnection, Response, BackgroundTasks, SecurityScopes)
_MARKERS = (params.Depends, params.Header, params.Cookie)
_OF_ARGUMENTS = (params.Query, params.Body)
_HINTS = {
    params.File: "Annotate the argument as `UploadFile`, and read the file in the function: `await file.read()`.",
    params.Form: "Remove Form(): the arguments of a call need no marker, also beside files.",
}


def is_injected(parameter: inspect.Parameter) -> bool:
    """Whether FastAPI fills this parameter: `Depends`, `Security`, `Header`, `Cookie`, `Request`, `Response`,
    `BackgroundTasks` and the like."""
    if any(isinstance(marker, _MARKERS) for marker in _markers(parameter)):
        return True
    annotation = parameter.annotation
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    return isinstance(annotation, type) and issubclass(annotation, _CLASSES)


def is_argument_marker(marker: object, annotation: Any) -> bool:
    """`Query` and `Body` mark arguments like any other, since a call has no query, and `File` marks those of the type
    `UploadFile`. `Path` and `Form` mark nothing that a call has."""
    if isinstance(marker, params.File):
        return mentions_file(annotation)
    return isinstance(marker, _OF_ARGUMENTS) and not isinstance(marker, params.Form)


def marker_hint(marker: object) -> str | None:
    """What to write instead of a marker that marks nothing."""
    return _HINTS.get(type(marker))  # type: ignore[arg-type]


def arguments_of(parameter: inspect.Parameter) -> Mapping[str, inspect.Parameter]:
    """The query parameters of a dependency, and of its own dependencies, as arguments.

    Those that cannot be arguments are left out; `mizan_fastapi.dependencies.analyse` reports them.
    """
    if not any(isinstance(marker, params.Depends) for marker in _markers(parameter)):
        return {}
    try:
        dependant = dependant_of([parameter])
    except REFUSED:
        return {}
    fields = [field for each in dependants(dependant) for field in query_fields(each)]
    return {each.alias: _argument(each.alias, each.field_info) for each in fields if each.alias.isidentifier()}


def dependant_of(parameters: list[inspect.Parameter]) -> Dependant:
    """FastAPI's view of injected parameters. Raises one of `REFUSED`."""

    def injected() -> None:
        """Only its signature is looked at."""

    keyword_only = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in parameters]
    injected.__signature__ = inspect.Signature(keyword_only)  # type: ignore[attr-defined]
    return get_dependant(path="", call=injected)


def dependants(root: Dependant) -> Iterator[Dependant]:
    """A dependant and everything that it depends on."""
    waiting = [root]
    while waiting:
        dependant = waiting.pop()
        yield dependant
        waiting += dependant.dependencies


def _markers(parameter: inspect.Parameter) -> Iterator[object]:
    yield parameter.default
    if get_origin(parameter.annotation) is Annotated:
        yield from get_args(parameter.annotation)[1:]


def query_fields(dependant: Dependant) -> Iterator[Any]:
    """FastAPI's fields for the query parameters of a dependency itself; those of a model one by one."""
    yield from get_flat_params(Dependant(query_params=dependant.query_params))


def _argument(name: str, info: FieldInfo) -> inspect.Parameter:
    default = inspect.Parameter.empty if info.default in (PydanticUndefined, ...) else info.default
    extras = [Field(description=info.description)] if info.description else []
    if info.default_factory is not None:
        extras.append(Field(default_factory=info.default_factory))
    metadata = [*info.metadata, *extras]
    annotation = Annotated[info.annotation, *metadata] if metadata else info.annotation
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
