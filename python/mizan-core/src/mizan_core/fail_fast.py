"""A validator that stops at the first item of a list that does not fit.

pydantic keeps half a kilobyte for each mistake, and for each alternative of a union one more: a megabyte of bad items,
three bytes each, would take more than a gigabyte only to be refused.
"""

from __future__ import annotations

from typing import Any

from pydantic_core import SchemaValidator

_COLLECTIONS = frozenset({"list", "tuple", "set", "frozenset"})

# These hold no schemas of what is validated, but may look like some.
_OPAQUE = frozenset({"metadata", "serialization", "default", "expected", "members"})


def fail_fast_validator(core_schema: Any) -> SchemaValidator:
    """Accepts what the validator of ``core_schema`` does, with the same results."""
    schema = _fail_fast(core_schema)
    try:
        # The models inside have validators of their own, which do not stop.
        return SchemaValidator(schema, _use_prebuilt=False)
    except TypeError:  # pydantic 2.12.0 cannot help it: only lists outside models stop
        return SchemaValidator(schema)


def _fail_fast(schema: Any) -> Any:
    if type(schema) is dict:
        copy = {key: value if key in _OPAQUE else _fail_fast(value) for key, value in schema.items()}
        kind = schema.get("type")
        if isinstance(kind, str) and kind in _COLLECTIONS:
            copy["fail_fast"] = True
        return copy
    if type(schema) is list:
        return [_fail_fast(each) for each in schema]
    if type(schema) is tuple:
        return tuple(map(_fail_fast, schema))
    return schema
