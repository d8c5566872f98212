"""pydantic's core schemas: what a type may hold, and copies with other rules."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

# These keys of a schema hold no schemas of what is validated, but may look like some.
OPAQUE = frozenset({"metadata", "serialization", "default", "expected", "members"})

# Types whose values are whatever a function or the application puts there.
_UNKNOWN = frozenset({"any", "is-instance", "function-plain", "function-wrap"})


def altered(schema: Any, alter: Callable[[dict[str, Any], dict[str, Any]], dict[str, Any]]) -> Any:
    """A copy in which ``alter`` has replaced every schema, the innermost first. It gets a copy, which it may
    change, and the original."""
    if type(schema) is dict:
        if not isinstance(schema.get("type"), str):  # schemas by the names of fields or tags
            return {key: altered(value, alter) for key, value in schema.items()}
        copy = {key: value if key in OPAQUE else altered(value, alter) for key, value in schema.items()}
        return alter(copy, schema)
    if type(schema) is list:
        return [altered(each, alter) for each in schema]
    if type(schema) is tuple:
        return tuple(altered(each, alter) for each in schema)
    return schema


def eager(schema: Any) -> Any:
    """A copy that validates the items of an ``Iterable`` at once. pydantic does so while the function runs, whose error
    would not be one of the input."""
    return altered(schema, _eager)


def _eager(schema: dict[str, Any], original: dict[str, Any]) -> dict[str, Any]:
    return {**schema, "type": "list"} if schema["type"] == "generator" else schema


def may_hold(schema: Any, kinds: Collection[str]) -> bool:
    """Whether a value of the schema, or its JSON, may contain one of ``kinds``, which are types of schemas."""
    if isinstance(schema, dict):
        kind = schema.get("type")
        if isinstance(kind, str) and (kind in kinds or kind in _UNKNOWN):
            return not _is_written_as_string(schema)
        if "allow" in (schema.get("extra_fields_behavior"), schema.get("extra_behavior")):
            return True
        if _is_written_as_string(schema):
            return False
        return any(may_hold(each, kinds) for key, each in schema.items() if key != "metadata")
    return isinstance(schema, list | tuple) and any(may_hold(each, kinds) for each in schema)


def _is_written_as_string(schema: dict[str, Any]) -> bool:
    serialization = schema.get("serialization")
    return isinstance(serialization, dict) and serialization.get("type") == "to-string"


SCALARS = frozenset(
    {"none", "bool", "int", "float", "decimal", "str", "bytes", "date", "time", "datetime", "timedelta", "literal"}
    | {"enum", "url", "multi-host-url", "uuid", "complex"}
)
COLLECTIONS: Mapping[str, type] = {"list": list, "set": set, "frozenset": frozenset, "dict": dict, "typed-dict": dict}
INNER: Mapping[str, str] = {
    **dict.fromkeys(("default", "function-before", "function-after", "function-wrap", "custom-error"), "schema"),
    "json-or-python": "json_schema",
    "lax-or-strict": "strict_schema",
}
"""The key of the schema by which a value is written, by the type of the outer schema."""


def fields_schema(schema: Any) -> Any:
    """The schema that has the fields of a class."""
    while "fields" not in schema or "schema" in schema:
        schema = schema["schema"]
    return schema


def written_fields(schema: Any) -> Iterator[tuple[str, Any]]:
    fields = schema["fields"]
    for name, field in fields.items() if isinstance(fields, dict) else ((each["name"], each) for each in fields):
        if not field.get("serialization_exclude") and not field.get("init_only"):
            yield name, field


def members_of(schema: Any) -> Sequence[Any]:
    """The schemas of a union."""
    choices = schema["choices"]
    members = choices.values() if isinstance(choices, dict) else choices
    return [each[0] if isinstance(each, tuple) else each for each in members]


def may_be_null(schema: Any) -> bool:
    """Of a scalar: whether one of its values is null in JSON."""
    if schema["type"] == "enum":
        return any(member.value is None for member in schema["members"])
    return schema["type"] == "none" or (schema["type"] == "literal" and None in schema["expected"])


def has_optional_fields(schema: Any) -> bool:
    """Of a schema with fields: whether any key may be absent, or added."""
    if schema.get("computed_fields") or "extras_schema" in schema or schema.get("extra_behavior") == "allow":
        return True
    total = schema.get("total", True)
    return any(
        not field.get("required", total)
        or "serialization_exclude_if" in field
        or may_hold(field["schema"], {"missing-sentinel"})
        for _, field in written_fields(schema)
    )


def is_anything(schema: Any) -> bool:
    """Whether JSON of any type is a value, perhaps inside arrays or objects."""
    inner = {"list": "items_schema", "dict": "values_schema"}.get(schema["type"])
    return schema["type"] == "any" or (inner is not None and (inner not in schema or is_anything(schema[inner])))


def never_writes_null(serialization: Any) -> bool:
    """Of a serializer."""
    kind = serialization["type"]
    return kind == "to-string" or (
        kind == "function-plain" and str(getattr(serialization["function"], "__module__", "")).startswith("pydantic.")
    )
