"""Numbers that JSON or JavaScript cannot hold: NaN, infinity, and integers outside ±(2**53 - 1)."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from .core_schemas import may_hold

MAX_SAFE = 2**53 - 1

FIX = "Annotate it with BigInt of mizan_core, which is sent as a string; where any type is allowed, return a string."

Place: TypeAlias = tuple[str | int, ...]

_SHORT = 256
# Replaces each digit by zero, so that a search for a fixed string finds all numbers.
_DIGITS = bytes(ord("0") if byte in b"0123456789" else byte for byte in range(256))
_RUN = b"0" * 16
# Where JSON without spaces has an integer of sixteen digits or more, or a string that looks as if.
_INTEGER = re.compile(rb"(?<![^\[:,])-?[0-9]{16,}+(?![.eE])")
_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"')


def is_json(value: Any) -> bool:
    """Whether a value is plain JSON data, without NaN and infinity."""
    if isinstance(value, dict):
        return all(isinstance(key, str) and is_json(each) for key, each in value.items())
    if isinstance(value, list | tuple):
        return all(map(is_json, value))
    return value is None or isinstance(value, str | int) or (isinstance(value, float) and math.isfinite(value))


def is_unsafe(value: Any) -> bool:
    return isinstance(value, int) and not -MAX_SAFE <= value <= MAX_SAFE


def unsafe_places(value: Any, place: Place = ()) -> Iterator[Place]:
    """The places in plain data with an integer that JavaScript rounds."""
    if isinstance(value, int):
        if is_unsafe(value):
            yield place
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from unsafe_places(each, (*place, key))
    elif isinstance(value, list | tuple):
        for index, each in enumerate(value):
            yield from unsafe_places(each, (*place, index))


def may_hold_integers(schema: Any) -> bool:
    """Whether the JSON of a core schema's values may contain an integer."""
    return may_hold(schema, {"int"})


def holds_unsafe(text: bytes) -> bool:
    """Whether JSON without spaces contains such an integer. Cheap for text without long runs of digits."""
    # A run of sixteen digits covers two neighbours among every eighth byte.
    if len(text) > _SHORT and b"00" not in text[7::8].translate(_DIGITS):
        return False
    if _RUN not in text.translate(_DIGITS) or not _INTEGER.search(text):
        return False
    return any(map(_is_unsafe_text, _INTEGER.findall(_STRING.sub(b'""', text))))


def unsafe_place(text: bytes) -> str:
    """For messages: the place of the first such integer, such as ``.items[3].id``."""
    try:
        plain = json.loads(text, parse_int=lambda digits: MAX_SAFE + 1 if _is_unsafe_text(digits.encode()) else 0)
        place = next(unsafe_places(plain), ())
    except RecursionError:
        return ""
    return "".join(f"[{each}]" if isinstance(each, int) else f".{each}" for each in place)


def unsafe_as_strings(value: Any) -> Any:
    """Plain data with such integers as strings of their digits."""
    if isinstance(value, dict):
        return {key: unsafe_as_strings(each) for key, each in value.items()}
    if isinstance(value, list):
        return [unsafe_as_strings(each) for each in value]
    return str(value) if is_unsafe(value) else value


def _is_unsafe_text(digits: bytes) -> bool:
    return len(digits) > 17 or is_unsafe(int(digits))


def may_hold_floats(core_schema: Any) -> bool:
    """Whether a pydantic core schema has a place for a float."""
    return may_hold(core_schema, {"float", "complex"})


def non_finite(value: Any, loc: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The places in plain data with NaN or infinity."""
    if isinstance(value, float):
        if not math.isfinite(value):
            yield loc
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from non_finite(each, (*loc, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from non_finite(each, (*loc, index))
