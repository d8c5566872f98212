"""``x-mizan-contexts``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic.json_schema import JsonSchemaValue

from ..diagnostics import Diagnostic
from ..function import ServerFunction
from ..registry import Context
from .refusal import NULL

_ABOUT_ONE_FUNCTION = frozenset({"default", "title", "description", "deprecated", "examples"})


def context_entry(context: Context, inputs: Mapping[str, JsonSchemaValue]) -> tuple[dict[str, Any], list[Diagnostic]]:
    """The entry of one context. ``inputs`` are the schemas of its functions' inputs, by function name."""
    params: dict[str, Any] = {}
    diagnostics: list[Diagnostic] = []
    for name, takers in context.parameters.items():
        first, *others = takers
        schema = _parameter(first, name, inputs)
        schemas = [schema, *(_parameter(other, name, inputs) for other in others)]
        for other, each in zip(others, schemas[1:], strict=True):
            if _core(each) != _core(schema):
                diagnostics.append(
                    Diagnostic(
                        f'The parameter "{name}" of the context "{context.name}" has different types in {first.name} '
                        f"({first.source}) and {other.name}.",
                        "Use the same type in both, or rename one parameter.",
                        other.source,
                    )
                )
        params[name] = {
            "schema": schema if all(each == schema for each in schemas) else _core(schema),
            "required": name in context.required_parameters,
            "sharedBy": [each.name for each in takers],
            **_agreed(schemas),
        }
    entry = {
        "functions": [each.name for each in context.functions],
        "params": params,
        **({"constant": True} if context.is_constant else {}),
    }
    return entry, diagnostics


def _agreed(schemas: Sequence[JsonSchemaValue]) -> dict[str, Any]:
    """The default that all functions have, and the only description."""
    agreed: dict[str, Any] = {}
    if all("default" in each and each["default"] == schemas[0]["default"] for each in schemas):
        agreed["default"] = schemas[0]["default"]
    descriptions = {each["description"] for each in schemas if "description" in each}
    if len(descriptions) == 1:
        agreed["description"] = descriptions.pop()
    return agreed


def _parameter(function: ServerFunction, name: str, inputs: Mapping[str, JsonSchemaValue]) -> JsonSchemaValue:
    schema: JsonSchemaValue = inputs[function.name]["properties"][name]
    return schema


def _core(schema: JsonSchemaValue) -> JsonSchemaValue:
    """The type alone. Null is left out: as a context's parameter it means the same as absence."""
    plain = {key: each for key, each in schema.items() if key not in _ABOUT_ONE_FUNCTION}
    members = [each for each in plain.get("anyOf", []) if each != NULL]
    if len(members) == 1:
        return _core({**{key: each for key, each in plain.items() if key != "anyOf"}, **members[0]})
    return {**plain, "anyOf": members} if members else plain
