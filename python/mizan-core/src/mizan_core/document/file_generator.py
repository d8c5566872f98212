"""Files in JSON Schema."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from ..core_schemas import members_of
from ..files import is_file
from .refusal import FILE, refused


class FileGenerator(GenerateJsonSchema):
    """The class of a framework's files describes itself in the framework's own way."""

    def generate_inner(self, schema: Any) -> JsonSchemaValue:
        return {"type": "string", "format": FILE} if is_file(schema) else super().generate_inner(schema)

    def union_schema(self, schema: core_schema.UnionSchema) -> JsonSchemaValue:
        result = super().union_schema(schema)
        if any(map(is_file, members_of(schema))):
            return refused(
                result, "is a union of a file and another type", "Use two arguments that may be None, one for the file."
            )
        return result
