"""Canonical parameters: the query string of a context instance, which is also its key in every client."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from json.encoder import encode_basestring
from typing import Any, cast
from urllib.parse import quote_plus


def canonical_query(params: Mapping[str, Any]) -> str:
    """Keys sorted by UTF-16 code units (RFC 8785); null dropped; arrays as repeated keys; objects as JSON.

    Encoded as the WHATWG URL standard serialises ``application/x-www-form-urlencoded``. Takes plain JSON data.
    """
    pairs: list[str] = []
    for name in sorted(params, key=_code_units):
        value = params[name]
        for item in cast(Sequence[Any], value) if isinstance(value, list | tuple) else [value]:
            if item is not None:
                pairs.append(f"{_quote(name)}={_quote(item if isinstance(item, str) else canonical_json(item))}")
    return "&".join(pairs)


def canonical_json(value: Any) -> str:
    """JSON with sorted keys and numbers as ECMAScript prints them (RFC 8785); integers keep all their digits."""
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, Mapping):
        plain = cast(Mapping[str, Any], value)
        members = (f"{encode_basestring(key)}:{canonical_json(plain[key])}" for key in sorted(plain, key=_code_units))
        return f"{{{','.join(members)}}}"
    if isinstance(value, list | tuple):
        return f"[{','.join(map(canonical_json, cast(Sequence[Any], value)))}]"
    return _number(value) if isinstance(value, float) else json.dumps(value)


def _code_units(text: str) -> bytes:
    return text.encode("utf-16-be", "surrogatepass")


def _quote(text: str) -> str:
    return quote_plus(text, safe="*-._").replace("~", "%7E")


def _number(value: float) -> str:
    """ECMA-262, Number::toString."""
    if not math.isfinite(value):
        raise ValueError(f"JSON cannot represent {value}.")
    if value == 0:
        return "0"
    sign = "-" if value < 0 else ""
    mantissa, _, exponent = f"{abs(value)!r}".partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction.removesuffix("0" if fraction == "0" else "")).lstrip("0")
    # The value is 0.digits times ten to the power of `point`.
    point = len(digits) - len(fraction if fraction != "0" else "") + int(exponent or 0)
    digits = digits.rstrip("0")
    count = len(digits)
    if count <= point <= 21:
        return f"{sign}{digits}{'0' * (point - count)}"
    if 0 < point <= 21:
        return f"{sign}{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"{sign}0.{'0' * -point}{digits}"
    shown = digits if count == 1 else f"{digits[0]}.{digits[1:]}"
    return f"{sign}{shown}e{point - 1:+d}"
