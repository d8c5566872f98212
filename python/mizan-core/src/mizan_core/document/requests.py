"""Requests in the document: the body of ``POST call/`` and the query parameters of a context."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..invalidation import MAX_MOUNTED
from ..shape import types_of
from .refusal import NULL, REF_PREFIX

_MOUNTED = {
    "description": f"Instances that the client shows. The first {MAX_MOUNTED} count.",
    "type": ["array", "null"],
    "items": {
        "type": "object",
        "required": ["context"],
        "properties": {"context": {"type": "string"}, "params": {"type": ["object", "null"]}},
    },
}
_NO_ARGUMENTS = {"type": ["object", "null"], "maxProperties": 0}


def call_content(functions: Sequence[Mapping[str, Any]], schemas: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The body by content type. ``schemas`` are the components."""
    content = {"application/json": {"schema": call_body(functions, schemas)}}
    with_files = [each for each in functions if each.get("multipart")]
    if with_files:
        content["multipart/form-data"] = {"schema": _multipart(call_body(with_files, schemas))}
    return content


def _multipart(call: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["call"],
        "properties": {
            "call": {
                "description": "The call as JSON, with null at the place of each file.",
                "type": "string",
                "contentMediaType": "application/json",
                "contentSchema": call,
            }
        },
        "additionalProperties": {
            "description": "A file, named by the JSON Pointer (RFC 6901) of its place in the arguments.",
            "type": "string",
            "format": "binary",
        },
    }


def call_body(functions: Iterable[Mapping[str, Any]], schemas: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """One variant for each function, distinguished by the constant ``fn``. ``schemas`` are the components."""
    return {
        "type": "object",
        "properties": {"mounted": _MOUNTED},
        "oneOf": [_variant(each, schemas) for each in functions],
    }


def _variant(function: Mapping[str, Any], schemas: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    required = ["fn"]
    args: Mapping[str, Any] = _NO_ARGUMENTS
    if function["inputType"]:
        args = {"$ref": f"{REF_PREFIX}{function['inputType']}"}
        if schemas[function["inputType"]].get("required"):
            required.append("args")
        else:
            args = {"anyOf": [args, {"type": "null"}]}
    properties = {"fn": {"const": function["name"]}, "args": args}
    return {"title": function["name"], "type": "object", "required": required, "properties": properties}


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
    members = [each for each in schema.get("anyOf", ()) if each != NULL]
    if len(members) == len(schema.get("anyOf", ())):
        return dict(schema)
    rest = {key: each for key, each in schema.items() if key != "anyOf" and (key, each) != ("default", None)}
    return {**members[0], **rest} if len(members) == 1 else {**rest, "anyOf": members}
