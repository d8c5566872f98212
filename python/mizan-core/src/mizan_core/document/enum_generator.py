"""Enums in JSON Schema: each value once, with the name of its member."""

from __future__ import annotations

import enum
import math
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from .refusal import refused, without_json


class EnumGenerator(GenerateJsonSchema):
    """Leaves out aliases of members."""

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        cls = schema["cls"]
        members = list(dict.fromkeys(schema["members"]))
        if issubclass(cls, enum.Flag):
            return refused({}, "is a Flag, whose combined members have no name", "Use a list of Enum members.")
        if not members:
            return without_json(f"{cls.__name__} has no members")
        if not all(_is_plain(member.value) for member in members):
            return refused(
                {}, "has members that are not strings, numbers or booleans", "Give each member a plain value."
            )
        result = super().enum_schema({**schema, "members": members})
        result.setdefault("x-mizan-enum-names", [member.name for member in members])
        return result


def _is_plain(value: Any) -> bool:
    return value is None or (isinstance(value, str | int | float) and (isinstance(value, str) or math.isfinite(value)))
