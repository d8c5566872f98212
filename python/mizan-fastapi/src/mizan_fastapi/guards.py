"""Recognizes the dependencies of a function that refuse anonymous requests."""

from types import NoneType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from fastapi.dependencies.models import Dependant
from fastapi.security.base import SecurityBase
from mizan_core import ServerFunction

from .dependencies import Injected
from .injection import dependants


def guards_of(function: ServerFunction, injected: Injected, user: Dependant | None) -> list[str]:
    """The names of the dependencies that need a security scheme or the dependency of `user=`.

    Whether they refuse a request is in their code. One that may return None is taken to accept anonymous requests.
    """
    parameters = function.signature.injected
    return [
        _name(each.call)
        for each in injected.dependant.dependencies
        if _identifies(each, user)
        and not _may_be_none(parameters[each.name or ""].annotation)
        and not _may_be_none(_returns(each.call))
    ]


def _identifies(dependant: Dependant, user: Dependant | None) -> bool:
    calls: list[Any] = [each.call for each in dependants(dependant)]
    return any(isinstance(each, SecurityBase) or (user is not None and each is user.call) for each in calls)


def _returns(call: Any) -> object:
    try:
        return get_type_hints(call, include_extras=True).get("return")
    except (NameError, TypeError):  # defined for type checkers only, or not a function
        return Any


def _may_be_none(annotation: object) -> bool:
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    return NoneType in get_args(annotation)


def _name(call: Any) -> str:
    name: str = getattr(call, "__name__", type(call).__name__)
    return name
