"""Members of unions that JSON cannot represent, such as a sentinel for "not given"."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import PydanticOmit, core_schema

from ..core_schemas import members_of
from ..source import is_of_library
from .refusal import NULL, has_no_json


class UnionGenerator(GenerateJsonSchema):
    """Leaves out such a member if it is the class of the field's default, or part of a class that the user cannot edit:
    no client can send it, and a result with it is an error. Elsewhere the union is refused."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._is_of_library = False
        self._default: object = None

    def union_schema(self, schema: core_schema.UnionSchema) -> JsonSchemaValue:
        choices = members_of(schema)
        if any(each["type"] == "dict" for each in choices) and self._makes_dicts(schema):
            choices = [each for each in choices if each.get("cls") is not BaseModel]
        every, kept = [], []
        for choice in choices:
            with suppress(PydanticOmit):
                every.append(self.generate_inner(choice))
                if not self._is_left_out(choice, every[-1]):
                    kept.append(every[-1])
        members = kept or every
        return members[0] if len(members) == 1 else self.get_flattened_anyof(members)

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        result = super().nullable_schema(schema)
        others = [each for each in result.get("anyOf", ()) if each != NULL]
        is_left_out = others and all(self._is_left_out(schema["schema"], each) for each in others)
        return dict(NULL) if is_left_out else result

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        outer, self._default = self._default, schema.get("default")
        try:
            return super().default_schema(schema)
        finally:
            self._default = outer

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        with self._fields_of(schema["cls"]):
            return super().model_schema(schema)

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        with self._fields_of(schema["cls"]):
            return super().dataclass_schema(schema)

    def typed_dict_schema(self, schema: core_schema.TypedDictSchema) -> JsonSchemaValue:
        with self._fields_of(schema.get("cls")):
            return super().typed_dict_schema(schema)

    @contextmanager
    def _fields_of(self, cls: type | None) -> Iterator[None]:
        outer, self._is_of_library = self._is_of_library, cls is not None and is_of_library(cls)
        try:
            yield
        finally:
            self._is_of_library = outer

    def _makes_dicts(self, schema: Any) -> bool:
        """Whether the base class beside a dict, as in the bound of a type variable, adds nothing: pydantic reads an
        object as a dict, and writes a model with its fields."""
        return self.mode == "validation" or schema.get("serialization") == {"type": "any"}

    def _is_left_out(self, choice: Any, result: JsonSchemaValue) -> bool:
        is_default = choice["type"] == "is-instance" and isinstance(self._default, choice["cls"])
        return (is_default or self._is_of_library) and has_no_json(result, self.mode)
