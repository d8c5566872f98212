"""Integers in JSON Schema: constants that JavaScript would read as other numbers are refused."""

from __future__ import annotations

import math

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import SchemaSerializer, core_schema

from ..big_int import holds_big_int
from ..json_numbers import is_unsafe, unsafe_places
from .refusal import refused

_BOUNDS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")
_WHY = "which JavaScript rounds"
_VALUE_HINT = "Annotate it with BigInt of mizan_core, or use a value from -(2**53 - 1) to 2**53 - 1."
_BOUND_HINT = (
    "Annotate it with BigInt of mizan_core, or remove the bound: a plain int is always from -(2**53 - 1) to 2**53 - 1."
)
_CONSTANT_HINT = "Write such values as strings."


class IntegerGenerator(GenerateJsonSchema):
    """Defaults, bounds, literals and members of enums."""

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        """Bounds of an integer are inclusive: ``gt=0`` is a minimum of 1."""
        result = _with_plain_bounds(super().int_schema(schema))
        if "exclusiveMinimum" in result:
            bound = result.pop("exclusiveMinimum") + 1
            result["minimum"] = max(bound, result.get("minimum", bound))
        if "exclusiveMaximum" in result:
            bound = result.pop("exclusiveMaximum") - 1
            result["maximum"] = min(bound, result.get("maximum", bound))
        wrong = next((result[name] for name in _BOUNDS if is_unsafe(result.get(name))), None)
        return result if wrong is None else refused(result, f"has the bound {wrong}, {_WHY}", _BOUND_HINT)

    def float_schema(self, schema: core_schema.FloatSchema) -> JsonSchemaValue:
        """A float is the same number in JavaScript, but an integer as its bound may have more digits than it."""
        result = _with_plain_bounds(super().float_schema(schema))
        return result | {name: float(result[name]) for name in _BOUNDS if is_unsafe(result.get(name))}

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        return _checked(super().literal_schema(schema))

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        return _checked(super().enum_schema(schema))

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        result = super().default_schema(schema)
        if "default" not in result:
            return result
        if holds_big_int(schema["schema"]):  # pydantic goes by the default's own type, which is a plain int
            result["default"] = SchemaSerializer(schema["schema"]).to_python(schema["default"], mode="json")
        if next(unsafe_places(result["default"]), None) is not None:
            return refused(result, f"has the default {result['default']}, {_WHY}", _VALUE_HINT)
        return result


def _with_plain_bounds(result: JsonSchemaValue) -> JsonSchemaValue:
    """A ``Decimal`` or a ``Fraction`` may be a bound of a number; infinity limits nothing."""
    plain = {key: each if key not in _BOUNDS or isinstance(each, int) else float(each) for key, each in result.items()}
    return {key: each for key, each in plain.items() if not (isinstance(each, float) and math.isinf(each))}


def _checked(result: JsonSchemaValue) -> JsonSchemaValue:
    """Of constants."""
    values = result.get("enum", [result.get("const")])
    wrong = next(filter(is_unsafe, values), None)
    return result if wrong is None else refused(result, f"has the value {wrong}, {_WHY}", _CONSTANT_HINT)
