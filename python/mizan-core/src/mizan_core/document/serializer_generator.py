"""Serializers without a return type in JSON Schema. A result that does not match this schema is an error."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from .refusal import refused


class SerializerGenerator(GenerateJsonSchema):
    """A wrap serializer is described by the type that it wraps. One of a whole class may leave out any field. A plain
    one may return anything, so it is refused."""

    def ser_schema(self, schema: Any) -> JsonSchemaValue | None:
        result = super().ser_schema(schema)
        if result is None and schema["type"] == "function-plain" and _is_untyped(schema):
            return refused(
                {},
                "has a serializer without a return type",
                "Annotate the serializer, such as `-> str`, or pass return_type=str to PlainSerializer.",
            )
        return result

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        result = self._without_encoders(schema["cls"].model_config, super().model_schema(schema))
        return self._droppable(schema, result)

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        config = getattr(schema["cls"], "__pydantic_config__", None) or {}
        result = self._without_encoders(config, super().dataclass_schema(schema))
        return self._droppable(schema, result)

    def _droppable(self, schema: Any, result: JsonSchemaValue) -> JsonSchemaValue:
        serializer = schema.get("serialization", {})
        if self.mode == "serialization" and serializer.get("type") == "function-wrap" and _is_untyped(serializer):
            return {key: each for key, each in result.items() if key != "required"}
        return result

    def _without_encoders(self, config: Mapping[str, Any], result: JsonSchemaValue) -> JsonSchemaValue:
        if self.mode == "serialization" and config.get("json_encoders"):
            return refused(
                result,
                "has json_encoders, which have no return type",
                "Annotate the fields with PlainSerializer(..., return_type=...).",
            )
        return result


def _is_untyped(schema: Any) -> bool:
    """Whether the application declared the serializer by a decorator or an annotation, which add "info_arg", without a
    return type. A type with its own core schema has no "info_arg", and has its own JSON Schema too."""
    if "info_arg" not in schema or "return_schema" in schema:
        return False
    return not str(getattr(schema["function"], "__module__", "")).startswith("pydantic.")
