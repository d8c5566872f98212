"""JSON has neither NaN nor infinity: where a type could hold them, and where a value does."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from .core_schemas import may_hold


def may_hold_floats(core_schema: Any) -> bool:
    """Whether a pydantic core schema has a place for a float."""
    return may_hold(core_schema, {"float", "complex"})


def non_finite(value: Any, loc: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Where plain data holds NaN or infinity."""
    if isinstance(value, float):
        if not math.isfinite(value):
            yield loc
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from non_finite(each, (*loc, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from non_finite(each, (*loc, index))
