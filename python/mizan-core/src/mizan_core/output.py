"""The result of a server function: its type and its JSON, or a framework response (a file, a redirect)."""

from __future__ import annotations

import hashlib
import inspect
import json
from functools import cached_property
from types import CoroutineType, NoneType
from typing import Any

from pydantic import PydanticUndefinedAnnotation, TypeAdapter

from .json_numbers import FIX, holds_unsafe, may_hold_floats, may_hold_integers, unsafe_place
from .mistakes import DefinitionError, Mistake, reason, undefined
from .source import SourceLocation


class Output:
    """What an annotation promises about a result."""

    def __init__(self, name: str, source: SourceLocation, annotation: Any) -> None:
        self._name = name
        self._source = source
        self.annotation = annotation

    @property
    def is_none(self) -> bool:
        return self.annotation in (None, NoneType)

    @property
    def returns_response(self) -> bool:
        return is_framework_response_type(self.annotation)

    @cached_property
    def adapter(self) -> TypeAdapter[Any] | None:
        """None when the function answers with a framework response."""
        if self.returns_response:
            return None
        try:
            adapter = TypeAdapter(self.annotation)
            if not adapter.pydantic_complete:
                adapter.rebuild(raise_errors=True)
        except PydanticUndefinedAnnotation as error:
            raise DefinitionError(undefined(f"The result of {self._name}", error, self._source)) from error
        except Exception as error:  # a type makes its own schema, so anything may come
            raise DefinitionError(
                Mistake(
                    f"{self._name} returns {self.annotation!r}, which has no JSON form: {reason(error)}",
                    "Return a pydantic model, a dataclass, a TypedDict or plain data.",
                    self._source,
                )
            ) from error
        return adapter

    @cached_property
    def fingerprint(self) -> str:
        """Hex, the same for equal shapes of JSON: tells what an earlier version of the program made of a result."""
        schema = self.adapter.json_schema(mode="serialization") if self.adapter else {}
        return hashlib.sha256(json.dumps(schema, sort_keys=True, default=str).encode()).hexdigest()

    @cached_property
    def _may_hold_floats(self) -> bool:
        return self.adapter is not None and may_hold_floats(self.adapter.core_schema)

    @cached_property
    def _may_hold_integers(self) -> bool:
        return self.adapter is not None and may_hold_integers(self.adapter.core_schema)

    def dump(self, result: Any) -> bytes:
        """JSON of a result, every field of it. A result that breaks its annotation raises instead of going out, as
        does an integer that clients would read as another number."""
        adapter = self.adapter
        if adapter is None:
            raise TypeError(f"{self._name} promises a framework response but returned {type(result).__name__}.")
        if isinstance(result, CoroutineType):
            result.close()
            raise TypeError(f"{self._name} returned a coroutine. Is an `await` missing before what it returns?")
        value = adapter.validator.validate_python(result, from_attributes=True, by_alias=True, by_name=True)
        if self._may_hold_floats:
            # pydantic writes NaN as null, where the annotation promises a number.
            plain = adapter.dump_python(value, mode="json", by_alias=True, warnings="error")
            text = json.dumps(plain, allow_nan=False, ensure_ascii=False, separators=(",", ":")).encode()
        else:
            text = adapter.serializer.to_json(value, by_alias=True, warnings="error")
        if self._may_hold_integers and holds_unsafe(text):
            place = f"The result of {self._name}{unsafe_place(text)} ({self._source})"
            raise ValueError(f"{place} is an integer outside ±(2**53 - 1), which JavaScript rounds. {FIX}")
        return text


_bases: list[type] = []


def set_framework_response_base(base: type) -> None:
    """A framework says what its responses derive from. Several frameworks may live in one process."""
    if base not in _bases:
        _bases.append(base)


def is_framework_response(value: Any) -> bool:
    return isinstance(value, tuple(_bases))


def is_framework_response_type(annotation: Any) -> bool:
    return inspect.isclass(annotation) and issubclass(annotation, tuple(_bases))
