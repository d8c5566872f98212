"""Types that JSON Schema can describe, but that pydantic cannot read from JSON."""

from __future__ import annotations

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from .map_keys_generator import is_plain_member
from .refusal import refused

_ENUM_HINT = "Make the Enum a StrEnum or an IntEnum, or use the values themselves."


class ReadableGenerator(GenerateJsonSchema):
    """Refuses them as inputs. As outputs they are only written."""

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        result = super().literal_schema(schema)
        if any(isinstance(each, bytes) for each in schema["expected"]):
            return refused(result, "contains bytes, which JSON cannot represent", "Use strings.")
        if self.mode == "validation" and any(map(is_plain_member, schema["expected"])):
            return refused(result, "contains members of an Enum that are not strings or numbers", _ENUM_HINT)
        return result

    def is_subclass_schema(self, schema: core_schema.IsSubclassSchema) -> JsonSchemaValue:
        return self.handle_invalid_for_json_schema(schema, "core_schema.IsSubclassSchema")
