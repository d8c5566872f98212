"""Which properties of an object may be absent, and their defaults."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from ..defaults import UNFIT, fitting_default, may_be_none
from .refusal import NULL, refused


class OptionalGenerator(GenerateJsonSchema):
    """An output contains every field, also those with defaults, except where the application declares that a field may
    be left out."""

    def field_is_required(self, field: Any, total: bool) -> bool:
        if self.mode == "validation":
            return super().field_is_required(field, total)
        if field.get("serialization_exclude_if") is not None or _may_be_missing(field["schema"]):
            return False
        return field["type"] != "typed-dict-field" or bool(field.get("required", total))

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """A default of another type than its field's: None may be in a result; any other is written, and documented,
        as a value of the type."""
        fitting = fitting_default(schema) if "default" in schema else None
        if self.mode == "validation":
            result = super().default_schema({**schema, "default": fitting} if "default" in schema else schema)
        else:
            result = self.generate_inner(schema["schema"])
            if may_be_none(schema) and not _has_null(result):
                result = {"anyOf": [result, NULL]}
        if fitting is UNFIT:
            what = f"has the default {schema['default']!r}, which does not fit its type"
            return refused(result, what, "Use a default of the type, or extend the type.")
        return result


def _has_null(schema: JsonSchemaValue) -> bool:
    return not schema or schema == NULL or NULL in schema.get("anyOf", ()) or None in schema.get("enum", ())


def _may_be_missing(schema: Any) -> bool:
    """Whether the value may be pydantic's ``MISSING``, which is not serialized. Values inside an array or an object do
    not count."""
    if schema["type"] == "missing-sentinel":
        return True
    if schema["type"] == "union":
        choices = (each[0] if isinstance(each, tuple) else each for each in schema["choices"])
        return any(map(_may_be_missing, choices))
    inner = schema.get("schema")
    is_wrapper = schema["type"] in ("default", "nullable") or schema["type"].startswith("function-")
    return is_wrapper and isinstance(inner, dict) and _may_be_missing(inner)
