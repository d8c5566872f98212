"""Validators that refuse integers which JavaScript would have rounded before they were sent."""

from __future__ import annotations

from typing import Any

from pydantic_core import PydanticCustomError, SchemaError, SchemaValidator, core_schema

from .core_schemas import altered
from .json_numbers import MAX_SAFE, unsafe_places

UNSAFE = "unsafe_integer"
"""The type of a validation error."""
MESSAGE = (
    f"Input should be an integer from -{MAX_SAFE} to {MAX_SAFE}: JavaScript rounds others. "
    "The server can take them as strings, with the type BigInt of mizan_core"
)


def with_safe_integers(schema: Any) -> Any:
    """A copy of a core schema, for JSON, that accepts a plain integer only where JavaScript keeps its value."""
    return altered(schema, _with_safe_integers)


def _refuse(value: Any) -> Any:
    place = next(unsafe_places(value), None)
    if place is not None:
        raise PydanticCustomError(UNSAFE, MESSAGE, {"place": place})
    return value


_ANYTHING: Any = core_schema.no_info_after_validator_function(_refuse, core_schema.any_schema())


def _with_safe_integers(schema: dict[str, Any], original: dict[str, Any]) -> dict[str, Any]:
    match schema["type"]:
        case "int":
            schema["ge"] = max(schema.get("ge", -MAX_SAFE), -MAX_SAFE)
            schema["le"] = min(schema.get("le", MAX_SAFE), MAX_SAFE)
        case "any":
            schema = _around(schema, core_schema.no_info_after_validator_function)
        case "function-plain":
            schema = _around(schema, core_schema.no_info_before_validator_function)
        case "union":
            schema["choices"] = _choices(schema["choices"], original["choices"])
        case "list" | "set" | "frozenset":
            schema.setdefault("items_schema", _ANYTHING)
        case "dict":
            schema.setdefault("values_schema", _ANYTHING)
            if "keys_schema" in schema:
                schema["keys_schema"] = original["keys_schema"]  # JSON writes keys as strings
        case "model" | "typed-dict" if _allows_extras(original, original.get("config", {})):
            _check_extras(schema)
    return schema


def _around(schema: dict[str, Any], wrap: Any) -> dict[str, Any]:
    inner = {key: each for key, each in schema.items() if key != "ref"}
    outer = {"ref": schema["ref"]} if "ref" in schema else {}
    return {**wrap(_refuse, inner), **outer}


def _choices(choices: list[Any], originals: list[Any]) -> list[Any]:
    """Under the names that pydantic gives to the original ones, since they appear in the places of errors. What is no
    integer must not become a float instead."""
    has_integers = any(isinstance(each, dict) and each["type"] == "int" for each in originals)
    return [
        choice
        if isinstance(choice, tuple)
        else _named(
            _around(choice, core_schema.no_info_before_validator_function)
            if has_integers and choice["type"] == "float"
            else choice,
            original,
        )
        for choice, original in zip(choices, originals, strict=True)
    ]


def _named(choice: Any, original: Any) -> Any:
    if choice == original:
        return choice
    try:
        return choice, SchemaValidator(original).title
    except SchemaError:  # it refers to definitions, by whose names pydantic calls it
        return choice


def _allows_extras(schema: Any, config: Any) -> bool:
    """Whether a model or a typed dict keeps unknown fields."""
    while isinstance(schema, dict) and schema["type"] not in ("model-fields", "typed-dict"):
        schema = schema.get("schema")
    return bool(schema) and schema.get("extra_behavior", config.get("extra_fields_behavior")) == "allow"


def _check_extras(schema: dict[str, Any]) -> None:
    while schema["type"] not in ("model-fields", "typed-dict"):
        schema = schema["schema"]
    schema.setdefault("extras_schema", _ANYTHING)
