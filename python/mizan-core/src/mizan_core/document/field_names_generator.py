"""Names of fields in JSON Schema, which must be unique."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from .refusal import refused


class FieldNamesGenerator(GenerateJsonSchema):
    """Refuses two fields of one name: a response would contain both."""

    def model_fields_schema(self, schema: core_schema.ModelFieldsSchema) -> JsonSchemaValue:
        result = super().model_fields_schema(schema)
        return self._once_each(result, schema["fields"].items(), schema)

    def typed_dict_schema(self, schema: core_schema.TypedDictSchema) -> JsonSchemaValue:
        result = super().typed_dict_schema(schema)
        return self._once_each(result, schema["fields"].items(), schema)

    def dataclass_args_schema(self, schema: core_schema.DataclassArgsSchema) -> JsonSchemaValue:
        result = super().dataclass_args_schema(schema)
        return self._once_each(result, ((each["name"], each) for each in schema["fields"]), schema)

    def _once_each(
        self, result: JsonSchemaValue, fields: Iterable[tuple[str, Any]], schema: Mapping[str, Any]
    ) -> JsonSchemaValue:
        if self.mode == "serialization":
            names = [*_written(fields), *(each.get("alias", each["property_name"]) for each in _computed(schema))]
        else:
            names = list(_read(fields))
        for name, count in Counter(names).items():
            if count > 1:
                return refused(
                    result, f'has two fields that are both "{name}" in JSON', "Give each field its own alias."
                )
        return result


def _written(fields: Iterable[tuple[str, Any]]) -> Iterator[str]:
    return (field.get("serialization_alias", name) for name, field in fields if not field.get("serialization_exclude"))


def _read(fields: Iterable[tuple[str, Any]]) -> Iterator[str]:
    for name, field in fields:
        alias = field.get("validation_alias", name)
        if isinstance(alias, str) and field.get("init", True):
            yield alias


def _computed(schema: Mapping[str, Any]) -> Iterable[Any]:
    return schema.get("computed_fields") or ()
