"""The bases of generated models and enums."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """An object of the backend. Fields that a newer backend adds are ignored.

    It is built on first use, so that a package with many models is imported quickly.
    """

    model_config = ConfigDict(
        defer_build=True,
        protected_namespaces=(),
        serialize_by_alias=True,
        validate_by_alias=True,
        validate_by_name=True,
    )


class OpenStrEnum(StrEnum):
    """An enum of strings. A value that a newer backend adds is kept: it has its own text as name and value."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = member._value_ = value
        return member


class OpenIntEnum(IntEnum):
    """The same for an enum of integers."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, int) or isinstance(value, bool):
            return None
        member = int.__new__(cls, value)
        member._name_ = str(value)
        member._value_ = value
        return member
