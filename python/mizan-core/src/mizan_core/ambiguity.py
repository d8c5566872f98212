"""Parameters whose value in a query string is ambiguous: ``?x=7`` can mean 7 and "7"."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic_core import from_json

from .diagnostics import Diagnostic
from .input_model import InputModel
from .shape import Shape
from .source import SourceLocation

_SAMPLES = {"number": "7", "boolean": "true", "object": "{}", "array": "[]"}
_WORDS = {"number": "a number", "boolean": "a boolean", "object": "an object", "array": "an array"}
_NUMBERS = {"integer": "number"}
_KINDS = {bool: "boolean", int: "number", float: "number", dict: "object", list: "array"}


def ambiguity_diagnostics(model: InputModel, name: str, source: SourceLocation) -> Iterator[Diagnostic]:
    """Reports ambiguous arguments of a function in a context."""
    for parameter, shape in model.shapes.items():
        described = _ambiguity(shape)
        if described is not None:
            yield Diagnostic(
                f'The parameter "{parameter}" of {name} may be {described}.',
                "Use one type, or two parameters.",
                source,
            )


def _ambiguity(shape: Shape) -> str | None:
    if "array" not in shape.types:
        return _of_one_value(shape)
    if shape.types - {"array", "null"}:
        return "an array or one value, but a URL cannot distinguish [7] from 7"
    for item in [*shape.places, *([shape.items] if shape.items else [])]:
        if "null" in item.types:
            return "an array of values or null, but a URL cannot hold null"
        described = _of_one_value(item)
        if described is not None:
            return f"an array of {described}"
    return None


def _of_one_value(shape: Shape) -> str | None:
    for kind, text in sorted(_texts_of_others(shape), key=lambda each: (each[0] != "number", each)):
        if "string" in shape.free or ("string", text) in shape.constants:
            return f'a string or {_WORDS[kind]}, but a URL cannot distinguish "{text}" from {text}'
    return None


def _texts_of_others(shape: Shape) -> Iterator[tuple[str, str]]:
    """The kinds of values other than strings, each with a text that a query string can have for it."""
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
