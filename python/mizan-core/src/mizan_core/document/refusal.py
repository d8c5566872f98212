"""Refusals: types that JSON cannot represent. They are marked in the schema, and reported if a function reaches
them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic.json_schema import JsonSchemaMode, JsonSchemaValue

from ..json_numbers import is_json

REF_PREFIX = "#/components/schemas/"

NULL = {"type": "null"}

_MARK = "x-mizan-refused"
_NO_FORM = "cannot be represented in JSON"

BYTES = "bytes"
"""The format of raw bytes, which is never exported."""
FILE = "binary"
"""The format of a file, which travels beside the JSON of a call and never comes back in a response."""
_NO_JSON: Mapping[JsonSchemaMode, tuple[str, ...]] = {"validation": (BYTES,), "serialization": (BYTES, FILE)}

BASE64_HINT = 'Use a model with ser_json_bytes="base64" in its model_config, or return a framework response.'
_HINTS: Mapping[JsonSchemaMode, str] = {
    "validation": 'Set val_json_bytes="base64" in the model_config of its model, or use pydantic\'s Base64Bytes.',
    "serialization": BASE64_HINT,
}

REFERENCE_HINT = "Write the JSON Schema without `$ref`, or let pydantic generate the schema."

_EXTRA_HINT = "Correct the `json_schema_extra` or the `WithJsonSchema` of the application."
_FORMS: Mapping[str, type] = {
    **dict.fromkeys(("prefixItems", "anyOf", "oneOf", "allOf", "enum", "required"), list),
    **dict.fromkeys(("properties", "patternProperties", "discriminator"), dict),
}
# Checked as schemas of their own.
_SCHEMAS = frozenset({"properties", "items", "additionalProperties", "prefixItems", "anyOf", "oneOf", "allOf"})

Refusal = tuple[str, str, str]
"""The place in the schema, the error, and the hint."""


def refused(schema: JsonSchemaValue, what: str, hint: str) -> JsonSchemaValue:
    return {**schema, _MARK: (what, hint)}


def without_json(detail: str) -> JsonSchemaValue:
    return refused({}, f"{_NO_FORM} ({detail})", "Use pydantic models, dataclasses, TypedDicts or plain data.")


def has_no_json(schema: JsonSchemaValue, position: JsonSchemaMode) -> bool:
    return any(what.startswith(_NO_FORM) for _, what, _ in refusals(schema, position))


def override_hint(cls: type, schema: JsonSchemaValue) -> str:
    """The hint for a class that the user cannot edit."""
    kind = schema.get("type")
    described = f'{{"type": "{kind}"}}' if isinstance(kind, str) else "{}"
    return (
        f"{cls.__name__} is of a library: where your code names it, or a class that contains it, describe its JSON, as "
        f"in `Annotated[{cls.__name__}, WithJsonSchema({described})]`."
    )


def refusals(schema: Any, position: JsonSchemaMode, place: str = "") -> Iterator[Refusal]:
    """The refusals in a schema. References are not followed."""
    if not isinstance(schema, Mapping):
        if not is_json(schema):
            yield place, "has a JSON Schema with a value that JSON cannot represent", _EXTRA_HINT
        return
    mark = schema.get(_MARK)
    if isinstance(mark, tuple):
        yield (place, *mark)
    elif schema.get("type") == "string" and schema.get("format") in _NO_JSON[position]:
        yield (
            place,
            "contains bytes, which JSON cannot represent",
            _HINTS[position],
        )
    elif position == "serialization" and schema.get("format") == "password" and schema.get("writeOnly"):
        yield (place, "is a secret, which must not be sent to clients", "Remove the field from the output type.")
    yield from ((place, *each) for each in _malformed(schema))
    target = schema.get("$ref")
    if isinstance(target, str) and not target.startswith(REF_PREFIX):
        yield (place, f'refers to "{target}", which is not in the document', REFERENCE_HINT)
    for inner, each in _children(schema):
        yield from refusals(each, position, f"{place}{inner}")


def _malformed(schema: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Errors in what the application itself wrote into a schema."""
    for key, each in schema.items():
        what = f'has the keyword "{key}" in its JSON Schema, '
        if key in _FORMS and not isinstance(each, _FORMS[key]):
            yield f"{what}which must be an {'array' if _FORMS[key] is list else 'object'}", _EXTRA_HINT
        elif key not in _SCHEMAS and not is_json(each):
            yield f"{what}whose value JSON cannot represent", _EXTRA_HINT


def _children(schema: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, each in _held(schema, "properties", dict).items():
        yield f".{name}", each
    for key in ("items", "additionalProperties"):
        yield "[]", schema.get(key)
    for key in ("prefixItems", "anyOf", "oneOf", "allOf"):
        for index, each in enumerate(_held(schema, key, list)):
            yield (f"[{index}]" if key == "prefixItems" else ""), each


def _held(schema: Mapping[str, Any], key: str, form: type) -> Any:
    """The value of a keyword; empty if it is malformed."""
    value = schema.get(key)
    return value if isinstance(value, form) else form()
