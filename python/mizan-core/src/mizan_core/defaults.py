"""Defaults that do not fit the type of their field: pydantic does not validate them."""

from __future__ import annotations

from typing import Any

from pydantic_core import (
    PydanticSerializationError,
    PydanticUndefined,
    SchemaSerializer,
    SchemaValidator,
    core_schema,
)

from .core_schemas import altered

UNFIT = PydanticUndefined
"""For a default that pydantic cannot convert either."""

_PLAIN = {"str": str, "int": int, "bool": bool, "float": float}


def fitting_default(schema: Any) -> Any:
    """The default of a core schema of the type ``default``, as a value of the field's type: ``Decimal(0)`` for
    ``amount: Decimal = 0``. :data:`UNFIT` if there is none; None fits everywhere, see :func:`may_be_none`."""
    default, inner = schema.get("default"), schema["schema"]
    if default is None or schema.get("validate_default") or type(default) is _PLAIN.get(inner["type"]):
        return default
    try:
        SchemaSerializer(inner, _use_prebuilt=False).to_python(default, warnings="error")
    except PydanticSerializationError:
        return _converted(default, inner)
    except Exception:  # a serializer of the application, or a schema that refers to definitions elsewhere
        return default
    return default


def _converted(default: Any, schema: Any) -> Any:
    try:
        return SchemaValidator(schema, _use_prebuilt=False).validate_python(default)
    except Exception:  # a validator of the application
        return UNFIT


def may_be_none(schema: Any) -> bool:
    """Whether a field is None by default: it may be None in a result, whatever its type."""
    return schema["type"] == "default" and schema.get("default", PydanticUndefined) is None


def serializer_with_fitting_defaults(schema: Any) -> SchemaSerializer | None:
    """A serializer that writes a default as a value of the field's type; None if all defaults have this type."""
    found: list[Any] = []

    def alter(copy: dict[str, Any], original: dict[str, Any]) -> dict[str, Any]:
        if copy["type"] != "default" or "default" not in copy or "serialization" in copy:
            return copy
        default, fitting = copy["default"], fitting_default(original)
        if fitting is default or fitting is UNFIT:
            return copy
        found.append(default)
        return {**copy, "serialization": _written_as(default, fitting, copy["schema"])}

    result = altered(schema, alter)
    # The models inside have serializers of their own.
    return SchemaSerializer(result, _use_prebuilt=False) if found else None


def _written_as(default: Any, fitting: Any, inner: Any) -> Any:
    def write(value: Any, handler: Any) -> Any:
        return handler(fitting if type(value) is type(default) and value == default else value)

    return core_schema.wrap_serializer_function_ser_schema(write, schema=inner)
