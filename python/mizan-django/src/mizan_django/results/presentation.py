"""Results of functions, made ready for pydantic."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from django.utils.functional import LazyObject
from mizan_core import Invocation, ServerFunction
from pydantic_core import PydanticSerializationError, ValidationError

from .fetching import fetch
from .replacement import REPLACEABLE, Replacement
from .row import Given
from .schemas import Schemas, schemas_in
from .wording import Exhausted, in_words

T = TypeVar("T")

_NOT_PLAIN = (*REPLACEABLE, LazyObject)  # `request.user` is lazy

_schemas: WeakKeyDictionary[ServerFunction, Schemas] = WeakKeyDictionary()


def completed(invocations: Sequence[Invocation], results: Sequence[Any], complete: Callable[[Sequence[Any]], T]) -> T:
    """Calls `complete` with the results, made ready for pydantic. May query databases."""
    return worded(_presentable(invocations, results), complete)


def worded(results: Sequence[Any], complete: Callable[[Sequence[Any]], T]) -> T:
    """Calls `complete` with results that pydantic can read. Lazy translations make it fail and are converted only then,
    so that other results cost nothing."""
    try:
        return complete(results)
    except (PydanticSerializationError, ValidationError):
        try:
            texts = [in_words(each) for each in results]
        except Exhausted:
            texts = [*results]
        if all(new is old for new, old in zip(texts, results, strict=True)):
            raise
    return complete(texts)


def _presentable(invocations: Sequence[Invocation], results: Sequence[Any]) -> Sequence[Any]:
    """Results that pydantic can read. Everything that it reads is fetched beforehand, so that the number of queries
    does not depend on the number of rows."""
    if all(map(is_plain, results)):
        return results
    return [_present(each.function, result) for each, result in zip(invocations, results, strict=True)]


def is_plain(result: Any) -> bool:
    """Whether the result certainly contains no instance or queryset. This is cheap, and true for most results."""
    kind: Any = type(result)
    if kind is list or kind is tuple:
        return all(map(_is_plain_type, set(map(type, result))))
    return _is_plain_type(kind)


@lru_cache(maxsize=1000)
def _is_plain_type(kind: type) -> bool:
    return not issubclass(kind, _NOT_PLAIN)


def _present(function: ServerFunction, result: Any) -> Any:
    """The result with rows in place of instances, and all that pydantic reads fetched. Raises RecursionError for rows
    that lead back to themselves."""
    if is_plain(result):
        return result
    if isinstance(result, Iterator):
        result = list(result)  # `chain()`, `iterator()`, a generator
    schemas = _schemas.get(function)
    if schemas is None:
        schemas = _schemas[function] = schemas_in(function.output.annotation)
    given: Given = {}
    replacement = Replacement(given)
    presented = replacement.replace(result, schemas)
    fetch(replacement.replaced, given)
    return presented
