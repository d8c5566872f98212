"""Parameters of which a query string can mean two values: ``?x=7`` is 7 as well as "7"."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic_core import from_json

from .input_model import InputModel
from .mistakes import Mistake
from .shape import Shape
from .source import SourceLocation

_SAMPLES = {"number": "7", "boolean": "true", "object": "{}", "array": "[]"}
_WORDS = {"number": "a number", "boolean": "a boolean", "object": "an object", "array": "a list"}
_NUMBERS = {"integer": "number"}
_KINDS = {bool: "boolean", int: "number", float: "number", dict: "object", list: "array"}


def ambiguity_mistakes(model: InputModel, name: str, source: SourceLocation) -> Iterator[Mistake]:
    """Of the arguments of a context's function."""
    for parameter, shape in model.shapes.items():
        told = _ambiguity(shape)
        if told is not None:
            yield Mistake(
                f'The parameter "{parameter}" of {name} may be {told}.',
                "Give it one type, or make it two parameters.",
                source,
            )


def _ambiguity(shape: Shape) -> str | None:
    if "array" not in shape.types:
        return _of_one_value(shape)
    if shape.types - {"array", "null"}:
        return "a list or one value, and a URL does not tell [7] from 7"
    for item in [*shape.places, *([shape.items] if shape.items else [])]:
        if "null" in item.types:
            return "a list of values or null, and a URL leaves null out"
        told = _of_one_value(item)
        if told is not None:
            return f"a list of {told}"
    return None


def _of_one_value(shape: Shape) -> str | None:
    for kind, text in sorted(_texts_of_others(shape), key=lambda each: (each[0] != "number", each)):
        if "string" in shape.free or ("string", text) in shape.constants:
            return f'text or {_WORDS[kind]}, and a URL does not tell "{text}" from {text}'
    return None


def _texts_of_others(shape: Shape) -> Iterator[tuple[str, str]]:
    """What is no text, in the words of a query string."""
    yield from ((_NUMBERS.get(kind, kind), text) for kind, text in shape.constants if kind not in ("string", "null"))
    kinds = {_NUMBERS.get(each, each) for each in shape.free} - {"string", "null"}
    yield from ((kind, _SAMPLES[kind]) for kind in kinds)
    for kind, text in shape.constants:
        if kind == "string" and _kind(text) in kinds:
            yield _kind(text), text


def _kind(text: str) -> str:
    try:
        return _KINDS.get(type(from_json(text, allow_inf_nan=False)), "")
    except ValueError:
        return ""
