"""The parameters of a context from a query string."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from mizan_wire import canonical_json
from pydantic_core import from_json

from .errors import BadRequest, ValidationFailed
from .registry import Context
from .shape import TEXT, Shape

MAX_PAIRS = 1000

_NUMBERS = (int, float)  # a boolean is neither


def parse_query(context: Context, query: str) -> dict[str, Any]:
    """Turns canonical parameters back into JSON data, each by its type; validation is left to the input models.

    Text where a number is expected stays text; the input model reports it.
    """
    try:
        pairs = parse_qsl(query, keep_blank_values=True, errors="strict", max_num_fields=MAX_PAIRS)
    except ValueError:
        raise BadRequest("The query string is malformed.") from None
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        given.setdefault(name, []).append(value)
    return {name: _decode(name, values, context.shapes.get(name, TEXT)) for name, values in given.items()}


def _decode(name: str, values: list[str], shape: Shape) -> Any:
    if "array" in shape.types:
        return [_decode_one(value, shape.item(index)) for index, value in enumerate(values)]
    if len(values) > 1:
        raise ValidationFailed.at(name, message="Input should be given once", type="repeated")
    return _decode_one(values[0], shape)


def _decode_one(value: str, shape: Shape) -> Any:
    types = shape.types
    if ("string", value) in shape.constants:
        return value
    if ("object" in types and value.startswith("{")) or ("array" in types and value.startswith("[")):
        return _json(value)
    if "boolean" in types and value in ("true", "false"):
        return value == "true"
    if "integer" in types or "number" in types:
        decoded = _json(value)
        if type(decoded) in _NUMBERS and ("number" in types or _is_canonical(decoded, value)):
            return decoded
    return value


def _is_canonical(number: float, written: str) -> bool:
    """An integer may identify an instance, so only its canonical text is accepted."""
    if type(number) is int:
        return written == str(number)
    return math.isfinite(number) and written == canonical_json(number)


def _json(value: str) -> Any:
    try:
        return from_json(value, allow_inf_nan=False)
    except ValueError:
        return value


def fill_in(function_parameters: Mapping[str, Shape], params: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters of one function. A canonical query cannot express an empty array or null, so their absence means
    them."""
    filled: dict[str, Any] = {}
    for name, shape in function_parameters.items():
        if params.get(name) is not None:
            filled[name] = params[name]
        elif shape.required and "array" in shape.types:
            filled[name] = []
        elif shape.required and "null" in shape.types:
            filled[name] = None
    return filled
