"""Types that would lose something on the wire: marked where they stand, reported where they are reached."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic.json_schema import JsonSchemaMode, JsonSchemaValue

REF_PREFIX = "#/components/schemas/"

NULL = {"type": "null"}

_MARK = "x-mizan-refused"

BYTES = "bytes"
"""The format of text that holds bytes as they are. No document has it."""
FILE = "binary"
"""The format of a file, which travels beside the JSON of a call and never comes back in an answer."""
_NO_JSON: Mapping[JsonSchemaMode, tuple[str, ...]] = {"validation": (BYTES,), "serialization": (BYTES, FILE)}

BASE64_CURE = (
    'Hold it in a model with ser_json_bytes="base64" in its model_config, or answer with the framework\'s own response.'
)
_CURES: Mapping[JsonSchemaMode, str] = {
    "validation": 'Set val_json_bytes="base64" in the model_config of its model, or use pydantic\'s Base64Bytes.',
    "serialization": BASE64_CURE,
}

REFERENCE_CURE = "Say it without `$ref`, or leave the JSON Schema to pydantic."

Refusal = tuple[str, str, str]
"""Where in the schema, what is wrong there, and the cure."""


def refused(schema: JsonSchemaValue, what: str, cure: str) -> JsonSchemaValue:
    return {**schema, _MARK: (what, cure)}


def refusals(schema: Any, position: JsonSchemaMode, place: str = "") -> Iterator[Refusal]:
    """What a schema itself refuses; references are not followed."""
    if not isinstance(schema, Mapping):
        return
    mark = schema.get(_MARK)
    if isinstance(mark, tuple):
        yield (place, *mark)
    elif schema.get("type") == "string" and schema.get("format") in _NO_JSON[position]:
        yield (
            place,
            "holds bytes, which JSON cannot carry",
            _CURES[position],
        )
    elif position == "serialization" and schema.get("format") == "password" and schema.get("writeOnly"):
        yield (place, "is a secret, which never leaves the server", "Take it out of the output type.")
    target = schema.get("$ref")
    if isinstance(target, str) and not target.startswith(REF_PREFIX):
        yield (place, f'refers to "{target}", which is not in the document', REFERENCE_CURE)
    for inner, each in _children(schema):
        yield from refusals(each, position, f"{place}{inner}")


def _children(schema: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, each in schema.get("properties", {}).items():
        yield f".{name}", each
    for key in ("items", "additionalProperties"):
        yield "[]", schema.get(key)
    for key in ("prefixItems", "anyOf", "oneOf", "allOf"):
        for index, each in enumerate(schema.get(key, ())):
            yield (f"[{index}]" if key == "prefixItems" else ""), each
