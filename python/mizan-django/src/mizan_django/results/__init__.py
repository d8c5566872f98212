"""Model instances and querysets as what the annotation of a function promises."""

from collections.abc import Sequence
from typing import Any
from weakref import WeakKeyDictionary

from django.utils.functional import LazyObject
from mizan_core import Invocation, ServerFunction

from .presentation import REPLACEABLE, Presentation
from .schemas import Schemas, schemas_in

_NOT_PLAIN = (*REPLACEABLE, LazyObject)  # `request.user` is lazy

_schemas: WeakKeyDictionary[ServerFunction, Schemas] = WeakKeyDictionary()


def presentable(invocations: Sequence[Invocation], results: Sequence[Any]) -> list[Any]:
    """Results that pydantic can read, with all that it will look at fetched beforehand: the number of queries does
    not depend on the number of rows."""
    return [_present(each.function, result) for each, result in zip(invocations, results, strict=True)]


def is_plain(result: Any) -> bool:
    """Whether there is no object of a database to be seen in it. Most results are so, which is cheap to tell."""
    kinds = set(map(type, result)) if type(result) in (list, tuple) else {type(result)}
    return not any(issubclass(kind, _NOT_PLAIN) for kind in kinds)


def _present(function: ServerFunction, result: Any) -> Any:
    if is_plain(result):
        return result
    schemas = _schemas.get(function)
    if schemas is None:
        schemas = _schemas[function] = schemas_in(function.output.annotation)
    return Presentation().present(result, schemas)


__all__ = ["is_plain", "presentable"]
