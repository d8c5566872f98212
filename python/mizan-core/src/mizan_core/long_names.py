"""Inputs whose complaints would be out of all proportion to them.

pydantic writes the names that lead to a value beside each complaint about it, so one long name above many values costs
the product of both: gigabytes, for a megabyte that was sent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .errors import ValidationFailed

# Up to here the product is some megabytes at most.
_SMALL = 16_000

_MAX_PROPORTION = 100


def refuse_long_names(args: Mapping[str, Any], size: int) -> None:
    """Raises ValidationFailed for ``args``, ``size`` bytes of JSON, if the names above every value would be more than
    a hundred times as much text."""
    if size > _SMALL and _weigh(args)[1] > size * _MAX_PROPORTION:
        raise ValidationFailed.at(
            message="The input has names that are too long for so many values below them", type="too_long_names"
        )


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
