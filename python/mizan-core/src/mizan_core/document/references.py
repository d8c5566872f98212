"""References inside a JSON Schema."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from .refusal import REF_PREFIX

# These hold data, not schemas: a "$ref" in them is a plain string.
_DATA = frozenset({"default", "examples", "example", "enum", "const"})
# Hold schemas by name: their keys are not keywords.
_NAMED = frozenset({"properties", "$defs", "patternProperties"})
_CONTAINERS = (dict, list, tuple)


def references(schema: Any) -> Iterator[str]:
    """The names that a schema refers to."""
    found: list[str] = []

    def note(name: str) -> str:
        found.append(name)
        return name

    rewrite(schema, note)
    yield from found


def rewrite(schema: Any, rename: Callable[[str], str]) -> Any:
    """A copy with every name that it refers to replaced."""
    if isinstance(schema, list | tuple):
        return [rewrite(each, rename) for each in schema]
    if not isinstance(schema, dict):
        return schema
    copy: dict[str, Any] = {}
    for key, each in schema.items():
        if key in _DATA or not isinstance(key, str) or key.startswith("x-"):
            copy[key] = each
        elif key in _NAMED and isinstance(each, dict):
            copy[key] = {name: rewrite(inner, rename) for name, inner in each.items()}
        elif key == "$ref" and isinstance(each, str) and each.startswith(REF_PREFIX):
            copy[key] = REF_PREFIX + rename(each.removeprefix(REF_PREFIX))
        elif key == "discriminator" and isinstance(each, dict):
            copy[key] = {name: _renamed_targets(value, rename) for name, value in each.items()}
        else:
            copy[key] = rewrite(each, rename) if isinstance(each, _CONTAINERS) else each
    return copy


def _renamed_targets(mapping: Any, rename: Callable[[str], str]) -> Any:
    """The mapping of a discriminator, whose other values are strings."""
    if not isinstance(mapping, dict):
        return mapping
    return {tag: rewrite({"$ref": target}, rename)["$ref"] for tag, target in mapping.items()}
