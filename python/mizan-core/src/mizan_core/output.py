"""The result of a server function: its type and its JSON, or a framework response (a file, a redirect)."""

from __future__ import annotations

import hashlib
import inspect
import json
from collections.abc import Callable
from functools import cached_property
from types import CoroutineType, NoneType
from typing import Any, Protocol

from pydantic import PydanticUndefinedAnnotation, TypeAdapter, ValidationError
from pydantic_core import CoreSchema, PydanticSerializationError, SchemaSerializer, SchemaValidator, core_schema

from .complete import Completeness
from .core_schemas import is_anything
from .defaults import serializer_with_fitting_defaults
from .diagnostics import DefinitionError, Diagnostic, reason, undefined
from .json_numbers import FIX, holds_unsafe, may_hold_floats, may_hold_integers, unsafe_place
from .json_validator import json_validator
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
        return may_hold_floats(self._core_schema)

    @cached_property
    def _may_hold_integers(self) -> bool:
        return may_hold_integers(self._core_schema)

    @property
    def _core_schema(self) -> Any:
        return self.adapter.core_schema if self.adapter else core_schema.none_schema()

    @cached_property
    def _serializer(self) -> SchemaSerializer:
        serializer = serializer_with_fitting_defaults(self._core_schema)
        return serializer or (self.adapter.serializer if self.adapter else SchemaSerializer(self._core_schema))

    @cached_property
    def _completeness(self) -> Completeness:
        return Completeness(self._core_schema)

    @cached_property
    def _json_validator(self) -> SchemaValidator:
        from .document.type_graph import output_schema  # noqa: PLC0415 -- it imports this module

        return json_validator(*output_schema(self._core_schema))

    @cached_property
    def _is_anything(self) -> bool:
        return is_anything(self._core_schema)

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
        try:
            validator: Validator = self._validator or adapter.validator
            value = validator.validate_python(result, from_attributes=True, by_alias=True, by_name=True)
            text = self._written(value)
        except (ValidationError, PydanticSerializationError) as error:
            error.add_note(f"{self._name} ({self._source}) returned a value that does not match its annotation.")
            raise
        if not self._is_anything and not self._completeness.is_certain(value, text):
            self._check(text)
        if self._may_hold_integers and holds_unsafe(text):
            place = f"The result of {self._name}{unsafe_place(text)} ({self._source})"
            raise ValueError(f"{place} is an integer outside ±(2**53 - 1), which JavaScript rounds. {FIX}")
        return text

    def _written(self, value: Any) -> bytes:
        if not self._may_hold_floats:
            return self._serializer.to_json(value, by_alias=True, warnings="error")
        # pydantic writes NaN as null, where the annotation promises a number.
        plain = self._serializer.to_python(value, mode="json", by_alias=True, warnings="error")
        return json.dumps(plain, allow_nan=False, ensure_ascii=False, separators=(",", ":")).encode()

    def _check(self, text: bytes) -> None:
        try:
            self._json_validator.validate_json(text)
        except ValidationError as error:
            first = error.errors(include_url=False, include_context=False, include_input=False)[0]
            place = "".join(f"[{each}]" if isinstance(each, int) else f".{each}" for each in first["loc"])
            raise ResultMismatch(
                f"The result of {self._name}{place} does not match its type ({self._source}): {first['msg']}."
            ) from None


class ResultMismatch(ValueError):
    """A result has no value for a field, or null where its type does not allow it."""


_bases: list[type] = []


def set_framework_response_base(base: type) -> None:
    """Registers the base class of a framework's responses. Several frameworks may be used in one process."""
    if base not in _bases:
        _bases.append(base)


def is_framework_response(value: Any) -> bool:
    return isinstance(value, tuple(_bases))


def is_framework_response_type(annotation: Any) -> bool:
    return inspect.isclass(annotation) and issubclass(annotation, tuple(_bases))
