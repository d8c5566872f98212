"""``paths``: the real endpoints, so that any OpenAPI tool can read or drive the backend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..errors import (
    BadRequest,
    Forbidden,
    InternalError,
    MizanError,
    NotFound,
    NotImplementedYet,
    Unauthorized,
    ValidationFailed,
)
from ..identity import IDENTITY_HEADER
from ..invalidation import MAX_MOUNTED
from .schema_generator import REF_PREFIX

_FAILURES: Sequence[type[MizanError]] = (
    BadRequest,
    Unauthorized,
    Forbidden,
    NotFound,
    ValidationFailed,
    InternalError,
    NotImplementedYet,
)
_NULL = {"type": "null"}
_NAME = {"type": "string"}
_PARAMS = {"type": "object", "additionalProperties": True}
_HEADERS = {
    IDENTITY_HEADER: {
        "description": "Changes when somebody else is signed in; empty when nobody is.",
        "schema": {"type": "string"},
    }
}


def paths(
    prefix: str, functions: Iterable[Mapping[str, Any]], contexts: Mapping[str, Mapping[str, Any]]
) -> dict[str, Any]:
    """``session/``, ``call/`` and one ``ctx/<name>/`` for each context, below ``prefix``."""
    listed = list(functions)
    by_name = {each["name"]: each for each in listed}
    found = {f"{prefix}/session/": {"get": _session()}}
    if listed:
        found[f"{prefix}/call/"] = {"post": _call(listed)}
    for name, context in contexts.items():
        found[f"{prefix}/ctx/{name}/"] = {"get": _context(name, context, by_name)}
    return found


def responses() -> dict[str, Any]:
    """What ``components/responses`` holds: the one form of every failure."""
    error = {
        "type": "object",
        "required": ["code", "message", "details"],
        "properties": {"code": {"type": "string"}, "message": {"type": "string"}, "details": True},
    }
    schema = {"type": "object", "required": ["error"], "properties": {"error": error}}
    return {"Error": {"description": "Any failure.", **_json(schema), "headers": _HEADERS}}


def _session() -> dict[str, Any]:
    schema = {
        "type": "object",
        "required": ["csrfToken"],
        "properties": {"csrfToken": {"type": ["string", "null"]}},
    }
    return {
        "operationId": "mizan.session",
        "summary": "The CSRF token that calls carry, if they need one.",
        "responses": _responses(schema),
    }


def _call(functions: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """One operation; the constant ``fn`` tells its variants apart."""
    entry = {"type": "object", "required": ["context"], "properties": {"context": _NAME, "params": _PARAMS}}
    refreshed = {
        "type": "object",
        "required": ["context", "params", "data"],
        "properties": {"context": _NAME, "params": _PARAMS, "data": True},
    }
    answer = {
        "type": "object",
        "required": ["result", "invalidate", "refreshed"],
        "properties": {
            "result": True,
            "invalidate": {"type": "array", "items": entry},
            "refreshed": {"type": "array", "items": refreshed},
        },
    }
    variants = {"oneOf": [_call_variant(each) for each in functions]}
    return {
        "operationId": "mizan.call",
        "summary": "Calls a function.",
        "requestBody": {"required": True, **_json(variants)},
        "responses": _responses(answer),
    }


def _call_variant(function: Mapping[str, Any]) -> dict[str, Any]:
    properties: dict[str, Any] = {"fn": {"const": function["name"]}}
    required = ["fn"]
    if function["inputType"]:
        properties["args"] = {"$ref": f"{REF_PREFIX}{function['inputType']}"}
        required.append("args")
    affected = [each["context"] for each in function["affects"]]
    if affected:
        properties["mounted"] = {
            "type": "array",
            "maxItems": MAX_MOUNTED,
            "items": {
                "type": "object",
                "required": ["context", "params"],
                "properties": {
                    "context": {"enum": [each["context"] for each in function["affects"]]},
                    "params": _PARAMS,
                },
            },
        }
    return {"title": function["name"], "type": "object", "required": required, "properties": properties}


def _context(name: str, context: Mapping[str, Any], functions: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    members = {each: result_schema(functions[each]) for each in context["functions"]}
    data = {"type": "object", "required": list(members), "properties": members}
    return {
        "operationId": f"mizan.context.{name}",
        "summary": f'Reads the context "{name}".',
        "parameters": [_parameter(each, param) for each, param in context["params"].items()],
        "responses": _responses(data),
    }


def _parameter(name: str, param: Mapping[str, Any]) -> dict[str, Any]:
    """Arrays are repeated keys, which is OpenAPI's own default style."""
    return {"name": name, "in": "query", "required": param["required"], "schema": param["schema"]}


def result_schema(function: Mapping[str, Any]) -> dict[str, Any]:
    """What a function answers with, null included."""
    if function["outputType"] is None:
        return _NULL
    schema = {"$ref": f"{REF_PREFIX}{function['outputType']}"}
    return {"anyOf": [schema, _NULL]} if function["outputNullable"] else schema


def _responses(schema: Mapping[str, Any]) -> dict[str, Any]:
    failures = {str(each.status): {"$ref": "#/components/responses/Error"} for each in _FAILURES}
    return {"200": {"description": "Success.", **_json(schema), "headers": _HEADERS}, **failures}


def _json(schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"content": {"application/json": {"schema": schema}}}
