"""Serializers in JSON Schema: without a return type, pydantic would use the type of the input."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from .refusal import refused


class SerializerGenerator(GenerateJsonSchema):
    """Refuses serializers of the application without a return type."""

    def ser_schema(self, schema: Any) -> JsonSchemaValue | None:
        result = super().ser_schema(schema)
        if result is None and _is_declared(schema) and not _is_of_pydantic(schema["function"]):
            return refused(
                {},
                "has a serializer without a return type",
                "Annotate the serializer, such as `-> str`, or pass return_type=str to PlainSerializer or "
                "WrapSerializer.",
            )
        return result

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        return self._without_encoders(schema["cls"].model_config, super().model_schema(schema))

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        config = getattr(schema["cls"], "__pydantic_config__", None) or {}
        return self._without_encoders(config, super().dataclass_schema(schema))

    def _without_encoders(self, config: Mapping[str, Any], result: JsonSchemaValue) -> JsonSchemaValue:
        if self.mode == "serialization" and config.get("json_encoders"):
            return refused(
                result,
                "has json_encoders, which have no return type",
                "Annotate the fields with PlainSerializer(..., return_type=...).",
            )
        return result


def _is_declared(schema: Any) -> bool:
    """Whether the serializer was declared by a decorator or an annotation, which add "info_arg". A type with its own
    core schema has no "info_arg", and has its own JSON Schema too."""
    return schema["type"] in ("function-plain", "function-wrap") and "info_arg" in schema


def _is_of_pydantic(function: Any) -> bool:
    return str(getattr(function, "__module__", "")).startswith("pydantic.")
