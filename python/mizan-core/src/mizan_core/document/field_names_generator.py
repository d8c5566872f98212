"""Names of fields in JSON Schema and in Python."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from .refusal import refused

Names: TypeAlias = tuple[str, str]
"""In JSON and in Python."""


class FieldNamesGenerator(GenerateJsonSchema):
    """Adds the Python name where it differs. Refuses two fields of one name: a response would contain both."""

    def model_fields_schema(self, schema: core_schema.ModelFieldsSchema) -> JsonSchemaValue:
        result = super().model_fields_schema(schema)
        return self._named(result, schema["fields"].items(), schema)

    def typed_dict_schema(self, schema: core_schema.TypedDictSchema) -> JsonSchemaValue:
        result = super().typed_dict_schema(schema)
        return self._named(result, schema["fields"].items(), schema)

    def dataclass_args_schema(self, schema: core_schema.DataclassArgsSchema) -> JsonSchemaValue:
        result = super().dataclass_args_schema(schema)
        return self._named(result, ((each["name"], each) for each in schema["fields"]), schema)

    def named_tuple_schema(self, schema: core_schema.NamedTupleSchema) -> JsonSchemaValue:
        result = super().named_tuple_schema(schema)
        return {**result, "x-mizan-tuple-names": [field["name"] for field in schema["fields"]]}

    def _named(
        self, result: JsonSchemaValue, fields: Iterable[tuple[str, Any]], schema: Mapping[str, Any]
    ) -> JsonSchemaValue:
        names = [*_written(fields), *_computed(schema)] if self.mode == "serialization" else list(_read(fields))
        for name, attribute in names:
            if name != attribute and name in result["properties"]:
                result["properties"][name] = {**result["properties"][name], "x-mizan-attribute": attribute}
        for name, count in Counter(name for name, _ in names).items():
            if count > 1:
                return refused(
                    result, f'has two fields that are both "{name}" in JSON', "Give each field its own alias."
                )
        return result


def _written(fields: Iterable[tuple[str, Any]]) -> Iterator[Names]:
    for name, field in fields:
        if not field.get("serialization_exclude"):
            yield field.get("serialization_alias", name), name


def _read(fields: Iterable[tuple[str, Any]]) -> Iterator[Names]:
    for name, field in fields:
        alias = field.get("validation_alias", name)
        if isinstance(alias, list):  # of paths, the first name of which is in the schema
            alias = next((path[0] for path in alias if isinstance(path, list) and len(path) == 1), None)
        if isinstance(alias, str) and field.get("init", True):
            yield alias, name


def _computed(schema: Mapping[str, Any]) -> Iterator[Names]:
    for field in schema.get("computed_fields") or ():
        yield field.get("alias", field["property_name"]), field["property_name"]
