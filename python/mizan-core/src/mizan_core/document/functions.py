"""``x-mizan-functions``."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import JsonSchemaValue

from ..access import Access
from ..auth import AuthRule, is_permission
from ..function import ServerFunction
from ..invalidation import scoped_by, undeclared
from ..naming import camel_case
from ..operation import Operation
from ..registry import Context, Registry
from .components import Components
from .refusal import NULL, REF_PREFIX
from .type_graph import TypeGraph


def function_entry(
    registry: Registry, operation: Operation, graph: TypeGraph, components: Components, access: Access
) -> dict[str, Any]:
    """What clients must know of one function; its types become components."""
    output, nullable = _output(operation, graph, components)
    return {
        "name": operation.name,
        "camelName": camel_case(operation.name),
        "kind": operation.kind,
        "inputType": _input(operation, graph, components),
        "outputType": output,
        "outputNullable": nullable,
        "returnsResponse": operation.returns_response,
        **({"multipart": True} if operation.takes_files else {}),
        "context": operation.context,
        "affects": [_affected(operation, name, registry.contexts.get(name)) for name in operation.affects or ()],
        "auth": operation.auth_label(access.default),
        **({"permissions": permissions} if (permissions := _permissions(operation, access.default)) else {}),
        **({"guards": guards} if (guards := access.guards_of(operation)) else {}),
        **({"meta": operation.meta} if operation.meta else {}),
        "deprecated": operation.deprecated,
        "description": operation.description,
        "source": str(operation.source),
    }


def _affected(operation: Operation, name: str, context: Context | None) -> dict[str, Any]:
    if context is None:  # reported by another check
        return {"context": name, "scopedBy": []}
    candidates = list(undeclared(operation, context))
    return {
        "context": name,
        "scopedBy": list(scoped_by(operation, context)),
        **({"candidates": candidates} if candidates else {}),
    }


def _permissions(operation: Operation, default: AuthRule) -> list[str]:
    rules = (operation.rule(default), *(part.rule(default) for part in operation.parts))
    return sorted({rule for rule in rules if is_permission(rule)})


def _input(operation: Operation, graph: TypeGraph, components: Components) -> str | None:
    if not operation.input_model.parameters:
        return None
    schema = graph.schemas[("input", operation.name), "validation"]
    return _named(components.refer(schema, operation.source))


def _output(operation: Operation, graph: TypeGraph, components: Components) -> tuple[str | None, bool]:
    """The component of a result, and whether there may be none."""
    if isinstance(operation, ServerFunction):
        if operation.returns_response or operation.output.is_none:
            return None, False
        return _result(operation, operation, graph, components)
    properties = {}
    for part in operation.parts:
        schema = NULL if part.output.is_none else _schema(part, graph, components)
        properties[part.name] = schema
    name = components.names.result(operation.name)
    component = components.add(
        name,
        {"type": "object", "properties": properties, "required": list(properties)},
        f"the result of {operation.name}",
        operation.source,
    )
    return component, False


def _schema(function: ServerFunction, graph: TypeGraph, components: Components) -> JsonSchemaValue:
    schema = graph.schemas[("output", function.output), "serialization"]
    components.check(schema, "serialization", f"The result of {function.name}", function.source)
    return components.refer(schema, function.source)


def _result(
    operation: Operation, function: ServerFunction, graph: TypeGraph, components: Components
) -> tuple[str, bool]:
    schema, nullable = _without_null(_schema(function, graph, components))
    named = _named(schema)
    if named is not None:
        return named, nullable
    name = components.names.result(operation.name)
    return components.add(name, schema, f"the result of {operation.name}", operation.source), nullable


def _without_null(schema: JsonSchemaValue) -> tuple[JsonSchemaValue, bool]:
    members = schema.get("anyOf", [])
    others = [each for each in members if each != NULL]
    if not others or len(others) == len(members):
        return schema, False
    if len(others) == 1:
        return {**others[0], **{key: each for key, each in schema.items() if key != "anyOf"}}, True
    return {**schema, "anyOf": others}, True


def _named(schema: JsonSchemaValue) -> str | None:
    """The component that a schema merely refers to."""
    if set(schema) != {"$ref"}:
        return None
    return str(schema["$ref"]).removeprefix(REF_PREFIX)
