"""A context's parameter as OpenAPI describes one of a query string."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..shape import types_of

_NULL = {"type": "null"}


def query_parameter(name: str, param: Mapping[str, Any], schemas: Mapping[str, Any]) -> dict[str, Any]:
    """Arrays are repeated keys, which is OpenAPI's own default style; objects are JSON. ``schemas`` are the components.

    Null is left out, since a query says it by absence.
    """
    schema = _without_null(param["schema"])
    parameter = {"name": name, "in": "query", "required": param["required"]}
    if types_of(schema, schemas) == {"object"}:
        return {**parameter, "content": {"application/json": {"schema": schema}}}
    return {**parameter, "schema": schema}


def _without_null(schema: Mapping[str, Any]) -> dict[str, Any]:
    members = [each for each in schema.get("anyOf", ()) if each != _NULL]
    if len(members) == len(schema.get("anyOf", ())):
        return dict(schema)
    rest = {key: each for key, each in schema.items() if key != "anyOf" and (key, each) != ("default", None)}
    return {**members[0], **rest} if len(members) == 1 else {**rest, "anyOf": members}
