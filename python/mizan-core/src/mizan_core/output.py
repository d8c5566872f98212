"""The result of a server function: its type and its JSON, or a framework response (a file, a redirect)."""

from __future__ import annotations

import hashlib
import inspect
import json
from collections.abc import Callable
from functools import cached_property
from types import CoroutineType, NoneType
from typing import Any, Protocol

from pydantic import PydanticUndefinedAnnotation, TypeAdapter
from pydantic_core import CoreSchema

from .diagnostics import DefinitionError, Diagnostic, reason, undefined
from .json_numbers import FIX, holds_unsafe, may_hold_floats, may_hold_integers, unsafe_place
from .source import SourceLocation


class Validator(Protocol):
    """What an output needs of pydantic's `SchemaValidator`."""

    def validate_python(self, value: Any, /, *, from_attributes: bool, by_alias: bool, by_name: bool) -> Any: ...


class Output:
    """The type and the JSON of a function's result, as its annotation declares them."""

    def __init__(self, name: str, source: SourceLocation, annotation: Any) -> None:
        self._name = name
        self._source = source
        self.annotation = annotation
        self._validator: Validator | None = None

    @property
    def is_none(self) -> bool:
        return self.annotation in (None, NoneType)

    @property
    def returns_response(self) -> bool:
        return is_framework_response_type(self.annotation)

    @cached_property
    def adapter(self) -> TypeAdapter[Any] | None:
        """None when the function returns a framework response."""
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
                Diagnostic(
                    f"{self._name} returns {self.annotation!r}, which JSON cannot represent: {reason(error)}",
                    "Return a pydantic model, a dataclass, a TypedDict or plain data.",
                    self._source,
                )
            ) from error
        return adapter

    def read_with(self, make: Callable[[CoreSchema], Validator]) -> None:
        """Validates results with what ``make`` returns for the core schema: a backend whose functions return objects
        that pydantic cannot read adds how they are read."""
        if self.adapter is not None:
            self._validator = make(self.adapter.core_schema)

    @cached_property
    def fingerprint(self) -> str:
        """Hex, the same for equal JSON Schemas. It distinguishes results of earlier versions of the program."""
        schema = self.adapter.json_schema(mode="serialization") if self.adapter else {}
        return hashlib.sha256(json.dumps(schema, sort_keys=True, default=str).encode()).hexdigest()

    @cached_property
    def _may_hold_floats(self) -> bool:
        return self.adapter is not None and may_hold_floats(self.adapter.core_schema)

    @cached_property
    def _may_hold_integers(self) -> bool:
        return self.adapter is not None and may_hold_integers(self.adapter.core_schema)

    def dump(self, result: Any) -> bytes:
        """The JSON of a result, with every field. Raises for a result that does not match its annotation, and for an
        integer that JavaScript would round."""
        adapter = self.adapter
        if adapter is None:
            raise TypeError(
                f"{self._name} is annotated with a framework response but returned {type(result).__name__}."
            )
        if isinstance(result, CoroutineType):
            result.close()
            raise TypeError(f"{self._name} returned a coroutine. Add `await` to the returned expression.")
        validator: Validator = self._validator or adapter.validator
        value = validator.validate_python(result, from_attributes=True, by_alias=True, by_name=True)
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
    """Registers the base class of a framework's responses. Several frameworks may be used in one process."""
    if base not in _bases:
        _bases.append(base)


def is_framework_response(value: Any) -> bool:
    return isinstance(value, tuple(_bases))


def is_framework_response_type(annotation: Any) -> bool:
    return inspect.isclass(annotation) and issubclass(annotation, tuple(_bases))
