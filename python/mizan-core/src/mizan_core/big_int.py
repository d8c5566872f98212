"""The type ``BigInt``, for integers of any size."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, TypeAlias

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

MAX_DIGITS = 4300
"""Python's own limit, beyond which ``int`` takes quadratic time."""

_MARK = "mizan_big_int"
_CANONICAL = re.compile(r"0|-?[1-9][0-9]*")


@dataclass(frozen=True)
class _BigInt:
    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.json_or_python_schema(
            core_schema.no_info_after_validator_function(_parsed, core_schema.str_schema(strict=True)),
            handler(source),
            serialization=core_schema.to_string_ser_schema(when_used="json"),
            metadata={_MARK: True},
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^-?\d+$", "format": "bigint"}


BigInt: TypeAlias = Annotated[int, _BigInt()]
"""An ``int`` of any size, up to 4300 digits. Clients send and receive a string of digits, since JavaScript rounds
integers outside ±(2**53 - 1). There is one spelling of each value: no leading zeros, no ``+``, no ``-0``."""


def is_big_int(schema: Any) -> bool:
    """Whether a core schema is that of ``BigInt``."""
    metadata = schema.get("metadata")
    return isinstance(metadata, dict) and _MARK in metadata


def holds_big_int(schema: Any) -> bool:
    """Whether a core schema is or contains that of ``BigInt``. References are not followed."""
    if isinstance(schema, dict):
        return is_big_int(schema) or any(holds_big_int(each) for key, each in schema.items() if key != "metadata")
    return isinstance(schema, list | tuple) and any(map(holds_big_int, schema))


def _parsed(digits: str) -> int:
    if not _CANONICAL.fullmatch(digits):
        raise PydanticCustomError(
            "bigint", "Input should be an integer in decimal digits, without leading zeros, spaces or a plus sign"
        )
    try:
        if len(digits) <= MAX_DIGITS:
            return int(digits)
    except ValueError:  # the application has set a lower limit
        pass
    raise PydanticCustomError("bigint_too_long", "Input should be an integer of fewer digits")
