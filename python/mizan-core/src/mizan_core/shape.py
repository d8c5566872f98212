"""The rough shape of an argument: enough to read it from a query string."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from mizan_wire import canonical_json
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, JsonSchemaWarningKind
from pydantic_core import core_schema

_JSON_TYPES: dict[type, str] = {
    **{str: "string", bool: "boolean", int: "integer", float: "number", type(None): "null"},
    **{list: "array", tuple: "array", dict: "object"},  # members of an enum, which the export refuses
}
_ANYTHING = ("string", "number", "boolean", "object")

# Text of these formats is neither a number nor a boolean nor the beginning of an object.
_UNMISTAKABLE = frozenset(
    {
        *("date-time", "date", "time", "duration", "uuid", "uri", "multi-host-uri", "email", "name-email"),
        *("ipv4", "ipv6", "ipv4network", "ipv6network", "ipv4interface", "ipv6interface"),
        *("ipvanyaddress", "ipvanynetwork", "ipvanyinterface"),
    }
)

Constant = tuple[str, str]
"""The type of a value, and how a query string writes it."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The types that a value may have, in the names of JSON Schema."""

    types: frozenset[str]
    free: frozenset[str] = frozenset()
    """The types without further restrictions."""
    constants: frozenset[Constant] = frozenset()
    items: Shape | None = None
    places: tuple[Shape, ...] = ()
    """The shapes of the leading items of a tuple."""
    required: bool = False

    def item(self, index: int) -> Shape:
        """The shape of the item at this index of an array."""
        return self.places[index] if index < len(self.places) else self.items or TEXT


TEXT = Shape(frozenset({"string"}), frozenset({"string"}))


class ShapeGenerator(GenerateJsonSchema):
    """Decimals are text, as in the document, though pydantic takes numbers too."""

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        return {"type": "string"}

    def emit_warning(self, kind: JsonSchemaWarningKind, detail: str) -> None:
        """A default that is not a JSON value does not matter here."""


def shapes_of(schema: Mapping[str, Any]) -> dict[str, Shape]:
    """The shape of each property of an object schema."""
    definitions = schema.get("$defs", {})
    required = schema.get("required", ())
    return {
        name: _shape([each], definitions, required=name in required)
        for name, each in schema.get("properties", {}).items()
    }


def types_of(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> frozenset[str]:
    """The types that a value may have. References are looked up in ``definitions`` by their last part."""
    return _types(list(_variants(schema, definitions)))


def _shape(
    schemas: Iterable[Any], definitions: Mapping[str, Any], *, required: bool = False, opens_lists: bool = True
) -> Shape:
    variants = [variant for each in schemas for variant in _variants(each, definitions)]
    items = [each["items"] for each in variants if "items" in each] if opens_lists else []
    tuples = [each["prefixItems"] for each in variants if "prefixItems" in each] if opens_lists else []
    # Different tuples need not agree on a place, and a list has none.
    agree = len(tuples) == 1 and not any("prefixItems" not in each for each in variants if "items" in each)
    places = tuples[0] if agree else []
    rest = items if agree else [*items, *(place for each in tuples for place in each)]

    # Lists in a list are JSON, whatever they hold.
    def inner(each: list[Any]) -> Shape:
        return _shape(each, definitions, opens_lists=False)

    return Shape(
        _types(variants),
        frozenset(name for each in variants if not _is_closed(each) for name in _type_names(each)),
        frozenset(constant for each in variants for constant in _constants(each)),
        inner(rest) if rest else None,
        tuple(inner([each]) for each in places),
        required,
    )


def _variants(schema: Any, definitions: Mapping[str, Any], seen: frozenset[str] = frozenset()) -> Iterator[Any]:
    """The schema with references followed and unions opened."""
    if not isinstance(schema, Mapping):
        yield {}
    elif "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        if name not in seen:
            yield from _variants(definitions[name], definitions, seen | {name})
    else:
        unions = [each for key in ("anyOf", "oneOf", "allOf") for each in schema.get(key, ())]
        for each in unions:
            yield from _variants(each, definitions, seen)
        if not unions:
            yield schema


def _types(variants: list[Mapping[str, Any]]) -> frozenset[str]:
    return frozenset(name for variant in variants for name in _type_names(variant))


def _type_names(schema: Mapping[str, Any]) -> Iterator[str]:
    if "enum" in schema or "const" in schema:
        yield from (_JSON_TYPES[type(value)] for value in _values(schema))
    elif "type" in schema:
        yield from [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
    else:
        yield from _ANYTHING


def _is_closed(schema: Mapping[str, Any]) -> bool:
    return "enum" in schema or "const" in schema or schema.get("format") in _UNMISTAKABLE


def _constants(schema: Mapping[str, Any]) -> Iterator[Constant]:
    for value in _values(schema):
        yield _JSON_TYPES[type(value)], value if isinstance(value, str) else canonical_json(value)


def _values(schema: Mapping[str, Any]) -> list[Any]:
    found = schema.get("enum", [schema["const"]] if "const" in schema else [])
    return list(found)
