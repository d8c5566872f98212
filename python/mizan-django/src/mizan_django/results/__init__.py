"""Model instances and querysets as what the annotation of a function promises."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any
from weakref import WeakKeyDictionary

from django.utils.functional import LazyObject
from mizan_core import Invocation, ServerFunction

from .presentation import present
from .replacement import REPLACEABLE
from .schemas import Schemas, schemas_in

_NOT_PLAIN = (*REPLACEABLE, LazyObject)  # `request.user` is lazy

_schemas: WeakKeyDictionary[ServerFunction, Schemas] = WeakKeyDictionary()


def presentable(invocations: Sequence[Invocation], results: Sequence[Any]) -> Sequence[Any]:
    """Results that pydantic can read, with all that it will look at fetched beforehand: the number of queries does
    not depend on the number of rows."""
    if all(map(is_plain, results)):
        return results
    return [_present(each.function, result) for each, result in zip(invocations, results, strict=True)]


def is_plain(result: Any) -> bool:
    """Whether there is no object of a database to be seen in it. Most results are so, which is cheap to tell."""
    kind: Any = type(result)
    if kind is list or kind is tuple:
        return all(map(_is_plain_type, set(map(type, result))))
    return _is_plain_type(kind)


@lru_cache(maxsize=1000)
def _is_plain_type(kind: type) -> bool:
    return not issubclass(kind, _NOT_PLAIN)


def _present(function: ServerFunction, result: Any) -> Any:
    if is_plain(result):
        return result
    schemas = _schemas.get(function)
    if schemas is None:
        schemas = _schemas[function] = schemas_in(function.output.annotation)
    return present(result, schemas)


__all__ = ["is_plain", "presentable"]
