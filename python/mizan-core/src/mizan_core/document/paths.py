"""``paths``: the real endpoints, so that any OpenAPI tool can read or drive the backend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..errors import (
    BadRequest,
    Forbidden,
    InternalError,
    NotFound,
    NotImplementedYet,
    TooLarge,
    Unauthorized,
    UnsupportedMediaType,
    ValidationFailed,
)
from ..identity import IDENTITY_HEADER
from ..invalidation import INVALIDATE_HEADER
from .refusal import NULL, REF_PREFIX
from .requests import call_content, query_parameter

_FAILURES_OF_ALL: Sequence[int] = [
    each.status
    for each in (BadRequest, Unauthorized, Forbidden, NotFound, ValidationFailed, InternalError, NotImplementedYet)
]
_FAILURES_OF_A_BODY = (TooLarge.status, UnsupportedMediaType.status)
_NAME = {"type": "string"}
_PARAMS = {"type": "object", "additionalProperties": True}
_HEADERS = {
    IDENTITY_HEADER: {
        "description": "Changes when another user is signed in; empty for an anonymous request.",
        "schema": {"type": "string"},
    }
}
_OWN_RESPONSE = {
    "description": "The response that the function itself returned.",
    "headers": {
        **_HEADERS,
        INVALIDATE_HEADER: {
            "description": "What is out of date, as JSON.",
            "required": True,
            "content": {"application/json": {"schema": {"type": "array", "items": {"type": "object"}}}},
        },
    },
    "content": {"*/*": {}},
}


def paths(
    prefix: str,
    functions: Iterable[Mapping[str, Any]],
    contexts: Mapping[str, Mapping[str, Any]],
    schemas: Mapping[str, Mapping[str, Any]],
) -> dict[str, Any]:
    """``session/``, ``call/`` and one ``ctx/<name>/`` for each context, below ``prefix``. ``schemas`` are the
    components."""
    listed = list(functions)
    by_name = {each["name"]: each for each in listed}
    found = {f"{prefix}/session/": {"get": _session()}}
    if listed:
        found[f"{prefix}/call/"] = {"post": _call(listed, schemas)}
    for name, context in contexts.items():
        found[f"{prefix}/ctx/{name}/"] = {"get": _context(name, context, by_name, schemas)}
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


def _call(functions: Sequence[Mapping[str, Any]], schemas: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """One operation for all functions."""
    entry = {"type": "object", "required": ["context"], "properties": {"context": _NAME, "params": _PARAMS}}
    refreshed = {
        "type": "object",
        "required": ["context", "params", "data"],
        "properties": {"context": _NAME, "params": _PARAMS, "data": True},
    }
    response = {
        "type": "object",
        "required": ["result", "invalidate", "refreshed"],
        "properties": {
            "result": True,
            "invalidate": {"type": "array", "items": entry},
            "refreshed": {"type": "array", "items": refreshed},
        },
    }
    responses = _responses(response, [*_FAILURES_OF_ALL, *_FAILURES_OF_A_BODY])
    if any(each["returnsResponse"] for each in functions):
        responses["200"]["content"]["*/*"] = {}
        responses |= {"2XX": _OWN_RESPONSE, "3XX": _OWN_RESPONSE}
    return {
        "operationId": "mizan.call",
        "summary": "Calls a function.",
        "requestBody": {"required": True, "content": call_content(functions, schemas)},
        "responses": responses,
    }


def _context(
    name: str,
    context: Mapping[str, Any],
    functions: Mapping[str, Mapping[str, Any]],
    schemas: Mapping[str, Mapping[str, Any]],
) -> dict[str, Any]:
    members = {each: result_schema(functions[each]) for each in context["functions"]}
    data = {"type": "object", "required": list(members), "properties": members}
    return {
        "operationId": f"mizan.context.{name}",
        "summary": f'Reads the context "{name}".',
        "parameters": [query_parameter(each, param, schemas) for each, param in context["params"].items()],
        "responses": _responses(data),
    }


def result_schema(function: Mapping[str, Any]) -> dict[str, Any]:
    """What a function returns, null included."""
    if function["outputType"] is None:
        return NULL
    schema = {"$ref": f"{REF_PREFIX}{function['outputType']}"}
    return {"anyOf": [schema, NULL]} if function["outputNullable"] else schema


def _responses(schema: Mapping[str, Any], statuses: Iterable[int] = _FAILURES_OF_ALL) -> dict[str, Any]:
    failures = {str(each): {"$ref": "#/components/responses/Error"} for each in statuses}
    return {"200": {"description": "Success.", **_json(schema), "headers": _HEADERS}, **failures}


def _json(schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"content": {"application/json": {"schema": schema}}}
