"""A validator of JSON for the schema of a result, as the document describes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic_core import CoreSchema, SchemaValidator, core_schema

_SCALARS: Mapping[str, Callable[[], CoreSchema]] = {
    "string": core_schema.str_schema,
    "integer": core_schema.int_schema,
    "number": core_schema.float_schema,
    "boolean": core_schema.bool_schema,
    "null": core_schema.none_schema,
}


def json_validator(schema: Any, definitions: Mapping[str, Any]) -> SchemaValidator:
    """Validates types, constants and required properties. ``definitions`` are those that the schema refers to."""
    named = [{**_converted(each), "ref": name} for name, each in definitions.items()]
    whole: Any = core_schema.definitions_schema(_converted(schema), named)  # type: ignore[arg-type]
    return SchemaValidator(whole, {"strict": True})


def _converted(schema: Any) -> CoreSchema:
    if not isinstance(schema, Mapping):
        return core_schema.any_schema()
    if "$ref" in schema:
        return core_schema.definition_reference_schema(schema["$ref"].rpartition("/")[2])
    if "enum" in schema or "const" in schema:
        return _constants(schema.get("enum", [schema.get("const")]))
    kinds = schema.get("type", ())
    members = [*schema.get("anyOf", ()), *schema.get("oneOf", ())]
    choices = [_of_type(kind, schema) for kind in ([kinds] if isinstance(kinds, str) else kinds)]
    return _union([*map(_converted, members), *([] if members else choices)])


def _union(choices: list[CoreSchema]) -> CoreSchema:
    if not choices:
        return core_schema.any_schema()
    return choices[0] if len(choices) == 1 else core_schema.union_schema(list(choices), mode="left_to_right")


def _constants(values: list[Any]) -> CoreSchema:
    if any(isinstance(each, float) for each in values):  # equal numbers are one constant in JSON, but not in Python
        return core_schema.any_schema()
    return _union(
        [core_schema.none_schema() if each is None else core_schema.literal_schema([each]) for each in values]
    )


def _of_type(kind: str, schema: Mapping[str, Any]) -> CoreSchema:
    if kind == "array":
        return _array(schema)
    if kind == "object":
        return _object(schema)
    scalar = _SCALARS.get(kind)
    return scalar() if scalar else core_schema.any_schema()


def _array(schema: Mapping[str, Any]) -> CoreSchema:
    if "prefixItems" not in schema:
        return core_schema.list_schema(_converted(schema.get("items")))
    places = [_converted(each) for each in schema["prefixItems"]]
    if isinstance(schema.get("items"), Mapping):
        return core_schema.tuple_schema([*places, _converted(schema["items"])], variadic_item_index=len(places))
    return core_schema.tuple_schema(places)


def _object(schema: Mapping[str, Any]) -> CoreSchema:
    properties = schema.get("properties")
    others = schema.get("additionalProperties")
    if not properties:
        return core_schema.dict_schema(core_schema.str_schema(), _converted(others))
    required = schema.get("required", ())
    fields = {
        name: core_schema.typed_dict_field(_converted(each), required=name in required)
        for name, each in properties.items()
    }
    extras = _converted(others) if isinstance(others, Mapping) else None
    return core_schema.typed_dict_schema(fields, extra_behavior="allow", extras_schema=extras)
