"""Which properties of an object may be absent."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema


class OptionalGenerator(GenerateJsonSchema):
    """An output contains every field, also those with defaults, except where the application declares that a field may
    be left out."""

    def field_is_required(self, field: Any, total: bool) -> bool:
        if self.mode == "validation":
            return super().field_is_required(field, total)
        if field.get("serialization_exclude_if") is not None or _may_be_missing(field["schema"]):
            return False
        return field["type"] != "typed-dict-field" or bool(field.get("required", total))


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
