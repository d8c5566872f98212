"""Results of functions, made ready for pydantic."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar
from weakref import WeakKeyDictionary, WeakSet

from mizan_core import Invocation, ServerFunction
from pydantic_core import PydanticSerializationError, ValidationError

from .acceptance import Acceptance, presented
from .replacement import is_leaf, is_leaf_type
from .schemas import Schemas, schemas_in
from .wording import Exhausted, in_words

T = TypeVar("T")

_schemas: WeakKeyDictionary[ServerFunction, Schemas] = WeakKeyDictionary()
_prepared: WeakSet[ServerFunction] = WeakSet()


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
    for each in invocations:
        _prepare(each.function)
    if all(map(is_plain, results)):
        return results
    return [_present(each.function, result) for each, result in zip(invocations, results, strict=True)]


def is_plain(result: Any) -> bool:
    """Whether the result certainly contains no instance or queryset. This is cheap, and true for most results."""
    if type(result) in (list, tuple):
        return all(map(is_leaf_type, set(map(type, result))))
    return is_leaf(result)


def _present(function: ServerFunction, result: Any) -> Any:
    """The result with rows in place of instances, and all that pydantic reads fetched. Raises RecursionError for rows
    that lead back to themselves."""
    if is_plain(result):
        return result
    if isinstance(result, Iterator):
        result = list(result)  # `chain()`, `iterator()`, a generator
    return presented(result, _schemas_of(function))


def _schemas_of(function: ServerFunction) -> Schemas:
    """The models of its output."""
    schemas = _schemas.get(function)
    if schemas is None:
        schemas = _schemas[function] = schemas_in(function.output.annotation)
    return schemas


def _prepare(function: ServerFunction) -> None:
    if function not in _prepared:
        _prepared.add(function)
        function.output.read_with(Acceptance)
