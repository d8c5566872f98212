"""A validator that stops at the first item of a list that does not fit.

pydantic keeps half a kilobyte for each mistake, and for each alternative of a union one more: a megabyte of bad items,
three bytes each, would take more than a gigabyte only to be refused.
"""

from __future__ import annotations

from typing import Any

from pydantic_core import SchemaValidator

from .core_schemas import altered

_COLLECTIONS = frozenset({"list", "tuple", "set", "frozenset"})


def fail_fast_validator(core_schema: Any) -> SchemaValidator:
    """Accepts what the validator of ``core_schema`` does, with the same results."""
    # The models inside have validators of their own, which do not stop.
    return SchemaValidator(altered(core_schema, _fail_fast), _use_prebuilt=False)


def _fail_fast(schema: dict[str, Any], original: dict[str, Any]) -> dict[str, Any]:
    return {**schema, "fail_fast": True} if schema["type"] in _COLLECTIONS else schema
