"""Types of fields whose JSON differs from that of pydantic, and the value of an argument that is not sent."""

from __future__ import annotations

from base64 import b64decode, b64encode
from enum import Enum
from typing import Annotated, Any, Final, Literal, TypeAlias

from pydantic import BeforeValidator, PlainSerializer


class _Unset(Enum):
    UNSET = "UNSET"

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "UNSET"


Unset: TypeAlias = Literal[_Unset.UNSET]
UNSET: Final = _Unset.UNSET
"""An optional argument that is not sent, so the backend uses its default. ``None`` is sent, as null."""


def _from_base64(value: Any) -> Any:
    return b64decode(value, validate=True) if isinstance(value, str) else value


def _to_base64(value: bytes) -> str:
    return b64encode(value).decode("ascii")


Base64: TypeAlias = Annotated[
    bytes, BeforeValidator(_from_base64), PlainSerializer(_to_base64, return_type=str, when_used="json")
]
"""Bytes that are sent as base64. In Python they are the bytes themselves."""

BigInt: TypeAlias = Annotated[int, PlainSerializer(str, return_type=str, when_used="json")]
"""An integer of any size, sent as a string of digits, because JavaScript rounds large numbers."""
