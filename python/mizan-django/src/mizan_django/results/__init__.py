"""Model instances and querysets as what the annotation of a function promises."""

from collections.abc import Sequence
from typing import Any
from weakref import WeakKeyDictionary

from mizan_core import Invocation, ServerFunction

from .presentation import REPLACEABLE, Presentation
from .schemas import Schemas, schemas_in

_schemas: WeakKeyDictionary[ServerFunction, Schemas] = WeakKeyDictionary()


def presentable(invocations: Sequence[Invocation], results: Sequence[Any]) -> list[Any]:
    """Results that pydantic can read, with all that it will look at fetched beforehand: the number of queries does
    not depend on the number of rows."""
    return [_present(each.function, result) for each, result in zip(invocations, results, strict=True)]


def _present(function: ServerFunction, result: Any) -> Any:
    if not isinstance(result, REPLACEABLE):
        return result
    schemas = _schemas.get(function)
    if schemas is None:
        schemas = _schemas[function] = schemas_in(function.output.annotation)
    return Presentation().present(result, schemas)


__all__ = ["presentable"]
