"""Types with one text form for each value: clients compare the values that they sent with those of the server as text.

A validator may convert " A " to "a", and a serializer 7 to "#7", which JSON Schema does not show. So only types count
whose core schema shows that pydantic itself reads and writes them in one way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Any
from uuid import UUID

from mizan_wire import canonical_query

from .big_int import is_big_int

# Not numbers with a fraction: 0.50 is 0.5.
_PLAIN = frozenset({"int", "bool", "str", "literal", "enum", "none"})
# pydantic reads a UUID without hyphens too, and a date with a time of day: their one spelling is asked for.
_ALONE = frozenset({"uuid", "date"})
_SCALARS = frozenset({str, int, bool})
_REWRITING = frozenset({"strip_whitespace", "to_lower", "to_upper", "coerce_numbers_to_str"})

_MISSING = Enum._missing_.__func__  # type: ignore[attr-defined]


def fields_with_one_spelling(core_schema: Any) -> frozenset[str]:
    """Of a model, as pydantic's core schema describes it."""
    schema, definitions = core_schema, {}
    if schema["type"] == "definitions":
        definitions = {each["ref"]: each for each in schema["definitions"]}
        schema = schema["schema"]
    fields = schema["schema"]["fields"]
    return frozenset(
        name
        for name, field in fields.items()
        if "serialization_exclude" not in field and _has_one_spelling(field["schema"], definitions)
    )


def is_as_written(given: Any, value: Any) -> bool:
    """Whether a value certainly has the text form of the plain JSON data that it was read from."""
    kind = type(given)
    if kind is not type(value):
        if isinstance(value, Enum):
            value = value.value
        elif isinstance(value, UUID | date) or type(value) is int:
            value = str(value)
    return kind is type(value) and kind in _SCALARS and bool(given == value)


def look_alike(one: Any, other: Any) -> bool:
    """Whether clients treat the two values (plain JSON data) as equal. A UUID may be in upper case."""
    return canonical_query({"": one}).lower() == canonical_query({"": other}).lower()


def _has_one_spelling(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> bool:
    if is_big_int(schema):
        return True
    if "serialization" in schema:
        return False
    if schema["type"] == "definition-ref":
        others = dict(definitions)
        target = others.pop(schema["schema_ref"], None)  # what refers to itself has no end
        return target is not None and _has_one_spelling(target, others)
    inner = _inner(schema)
    if inner is not None:
        in_union = schema["type"] == "union"
        return all((each["type"] in _PLAIN or not in_union) and _has_one_spelling(each, definitions) for each in inner)
    if schema["type"] == "enum":
        return _reads_only_its_values(schema["cls"])
    return schema["type"] in _PLAIN | _ALONE and not any(schema.get(each) for each in _REWRITING)


def _inner(schema: Mapping[str, Any]) -> Sequence[Any] | None:
    """The schemas that this one consists of; None for other schemas."""
    match schema["type"]:
        case "default" | "nullable":
            return [schema["schema"]]
        case "list":
            return [schema.get("items_schema", {"type": "any"})]
        case "tuple":
            return list(schema["items_schema"])
        case "union":
            return [each[0] if isinstance(each, tuple) else each for each in schema["choices"]]
    return None


def _reads_only_its_values(enum: type[Enum]) -> bool:
    """Numbers with a fraction have several text forms."""
    missing = getattr(enum._missing_, "__func__", None)
    return missing is _MISSING and not any(isinstance(each.value, float) for each in enum)
