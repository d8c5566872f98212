"""pydantic's core schemas: what a type may hold, and copies with other rules."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

# These keys of a schema hold no schemas of what is validated, but may look like some.
_OPAQUE = frozenset({"metadata", "serialization", "default", "expected", "members"})

# Types whose values are whatever a function or the application puts there.
_UNKNOWN = frozenset({"any", "is-instance", "function-plain", "function-wrap"})


def altered(schema: Any, alter: Callable[[dict[str, Any], dict[str, Any]], dict[str, Any]]) -> Any:
    """A copy in which ``alter`` has replaced every schema, the innermost first. It gets a copy, which it may
    change, and the original."""
    if type(schema) is dict:
        if not isinstance(schema.get("type"), str):  # schemas by the names of fields or tags
            return {key: altered(value, alter) for key, value in schema.items()}
        copy = {key: value if key in _OPAQUE else altered(value, alter) for key, value in schema.items()}
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
