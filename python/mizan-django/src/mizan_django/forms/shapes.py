"""Whether JSON has the rough shape that a field's value has."""

from collections.abc import Mapping
from typing import Any

from .value_types import Shape


def misfit(shape: Shape, value: Any) -> str | None:
    """What is wrong with it, if anything."""
    if value is None or shape is Shape.ANYTHING:
        return None
    fits = {
        Shape.ONE: _is_plain(value),
        Shape.SEVERAL: isinstance(value, list) and all(map(_is_plain, value)),
        Shape.EITHER: all(map(_is_plain, value)) if isinstance(value, list) else _is_plain(value),
        Shape.FILE: False,
        Shape.CLEARABLE_FILE: value is False,
        Shape.FILES: isinstance(value, list) and all(each is None for each in value),
    }
    return None if fits[shape] else _WORDS[shape]


def _is_plain(value: Any) -> bool:
    return value is None or isinstance(value, str | int | float)


_WORDS: Mapping[Shape, str] = {
    Shape.ONE: "Input should be text, a number, a boolean or null",
    Shape.SEVERAL: "Input should be a list of text, numbers or booleans",
    Shape.EITHER: "Input should be text, a number, a boolean, or a list of them",
    Shape.FILE: "Input should be null, and the file a part of its own",
    Shape.CLEARABLE_FILE: "Input should be null, or false for no file any more, and the file a part of its own",
    Shape.FILES: "Input should be a list with null for each file, and each file a part of its own",
}
