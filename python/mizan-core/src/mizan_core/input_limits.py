"""Validation whose cost stays in proportion to the input: pydantic spends kilobytes on each error."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic_core import SchemaValidator

from .core_schemas import altered
from .errors import ValidationFailed

_COLLECTIONS = frozenset({"list", "tuple", "set", "frozenset"})


def fail_fast_validator(core_schema: Any) -> SchemaValidator:
    """A validator that stops at the first item of an array that does not fit, else like that of ``core_schema``.

    pydantic keeps half a kilobyte for each error, and as much for each alternative of a union: a megabyte of bad items,
    three bytes each, would take more than a gigabyte before it is refused.
    """
    # The models inside have validators of their own, which do not stop.
    return SchemaValidator(altered(core_schema, _fail_fast), _use_prebuilt=False)


def _fail_fast(schema: dict[str, Any], original: dict[str, Any]) -> dict[str, Any]:
    return {**schema, "fail_fast": True} if schema["type"] in _COLLECTIONS else schema


# Bytes of JSON. Below, names times values are some megabytes at most.
_SMALL = 16_000

_MAX_PROPORTION = 100


def refuse_long_names(args: Mapping[str, Any], size: int) -> None:
    """Raises ValidationFailed for ``args``, ``size`` bytes of JSON, if the names above every value would be more than
    a hundred times as much text.

    pydantic writes the names that lead to a value beside each error, so one long name above many values costs the
    product of both: gigabytes, for a request of a megabyte.
    """
    if size > _SMALL and _weigh(args)[1] > size * _MAX_PROPORTION:
        raise ValidationFailed.at(message="The input has too many values below long names", type="too_long_names")


def _weigh(value: Any) -> tuple[int, int]:
    """How many values there are, and how much text the names above each of them are together."""
    count, text = 1, 0
    entries: Iterable[tuple[str | None, Any]]
    entries = value.items() if isinstance(value, Mapping) else ((None, each) for each in value)
    for name, each in entries:
        below = 1
        if isinstance(each, dict | list):
            below, written = _weigh(each)
            text += written
        count += below
        if name is not None:
            text += below * len(name)
    return count, text
