"""The rough shape of an argument: enough to read it from a query string."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_MANY_SPELLINGS = frozenset(
    {
        *("date-time", "time", "duration", "uri", "multi-host-uri", "email", "name-email"),
        *("ipv6", "ipv4network", "ipv6network", "ipv4interface", "ipv6interface", "ipvanyaddress"),
        *("ipvanynetwork", "ipvanyinterface"),
    }
)
_JSON_TYPES = {str: "string", bool: "boolean", int: "integer", float: "number", type(None): "null"}


@dataclass(frozen=True, slots=True)
class Shape:
    """JSON Schema's names of the types that a value, and the items of a list, may have."""

    types: frozenset[str]
    items: frozenset[str] = frozenset()
    required: bool = False
    has_one_spelling: bool = True
    """Whether equal values look alike: `12:00Z` is `12:00+00:00`, and `1.0` is `1.00`."""


def shapes_of(schema: Mapping[str, Any]) -> dict[str, Shape]:
    """The shape of each property of an object schema."""
    definitions = schema.get("$defs", {})
    required = schema.get("required", ())
    shapes = {}
    for name, each in schema.get("properties", {}).items():
        variants = list(_variants(each, definitions))
        items = [
            item for variant in variants for part in _item_schemas(variant) for item in _variants(part, definitions)
        ]
        types = _types(variants)
        is_decimal = {"number", "string"} <= types
        has_one_spelling = not is_decimal and _MANY_SPELLINGS.isdisjoint(each.get("format") for each in variants)
        shapes[name] = Shape(types, _types(items), name in required, has_one_spelling)
    return shapes


def types_of(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> frozenset[str]:
    """The types that a value may have. References are looked up in ``definitions`` by their last part."""
    return _types(list(_variants(schema, definitions)))


def _variants(schema: Any, definitions: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The schema with references followed and unions opened."""
    if not isinstance(schema, Mapping):
        yield {}
    elif "$ref" in schema:
        yield from _variants(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    else:
        unions = [each for key in ("anyOf", "oneOf", "allOf") for each in schema.get(key, ())]
        for each in unions:
            yield from _variants(each, definitions)
        if not unions:
            yield schema


def _item_schemas(schema: Mapping[str, Any]) -> list[Any]:
    return [*schema.get("prefixItems", ()), *([schema["items"]] if "items" in schema else ())]


def _types(variants: list[Mapping[str, Any]]) -> frozenset[str]:
    return frozenset(name for variant in variants for name in _type_names(variant))


def _type_names(schema: Mapping[str, Any]) -> Iterator[str]:
    if "type" in schema:
        yield from [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
    elif "enum" in schema or "const" in schema:
        yield from (_JSON_TYPES[type(value)] for value in schema.get("enum", [schema.get("const")]))
    else:
        yield from ("string", "object")
