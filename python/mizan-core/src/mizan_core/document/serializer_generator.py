"""Serializers in JSON Schema: without the type of what one returns, pydantic tells that of what it is given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from .refusal import refused


class SerializerGenerator(GenerateJsonSchema):
    """Refuses functions of the application's that keep it to themselves."""

    def ser_schema(self, schema: Any) -> JsonSchemaValue | None:
        result = super().ser_schema(schema)
        if result is None and _is_declared(schema) and not _is_of_pydantic(schema["function"]):
            return refused(
                {},
                "is written by a serializer that does not say what it returns",
                "Annotate it, such as `-> str`; PlainSerializer and WrapSerializer take return_type=str.",
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
                "has json_encoders, which do not say what they return",
                "Annotate the fields with PlainSerializer(..., return_type=...).",
            )
        return result


def _is_declared(schema: Any) -> bool:
    """By a decorator or an annotation, which look at what the function takes. A type with a core schema of its own
    leaves that out; it has a JSON schema of its own too."""
    return schema["type"] in ("function-plain", "function-wrap") and "info_arg" in schema


def _is_of_pydantic(function: Any) -> bool:
    return str(getattr(function, "__module__", "")).startswith("pydantic.")
