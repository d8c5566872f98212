"""Keys of maps in JSON Schema, where they are always strings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from typing import Any

from pydantic import RootModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from .refusal import BYTES, refused

_NO_KEYS = frozenset(
    {"none", "list", "tuple", "set", "frozenset", "dict", "model", "dataclass", "typed-dict", "named-tuple"}
)
_INTEGER = {"type": "string", "format": "integer", "pattern": r"^-?\d+$"}


class MapKeysGenerator(GenerateJsonSchema):
    """Describes the keys in ``propertyNames``, and refuses types of keys that cannot be parsed from strings."""

    classes: dict[str, type]

    def dict_schema(self, schema: Any) -> JsonSchemaValue:
        return self._map(schema, super().dict_schema)

    def frozendict_schema(self, schema: Any) -> JsonSchemaValue:
        return self._map(schema, super().frozendict_schema)

    def ordered_dict_schema(self, schema: Any) -> JsonSchemaValue:
        return self._map(schema, super().ordered_dict_schema)

    def counter_schema(self, schema: Any) -> JsonSchemaValue:
        return self._map(schema, super().counter_schema)

    def _map(self, schema: Any, generate: Callable[[Any], JsonSchemaValue]) -> JsonSchemaValue:
        # pydantic writes a pattern of the keys as `patternProperties`, and leaves other keys out.
        result = generate({key: each for key, each in schema.items() if key != "keys_schema"})
        if "keys_schema" not in schema:
            return result
        keys = self.generate_inner(schema["keys_schema"])
        if keys.get("format") == BYTES:
            return refused(result, "has keys of type bytes, which JSON cannot represent", "Use keys of type str.")
        if self.mode == "validation" and any(map(_is_no_text, self._plain_keys(schema["keys_schema"]))):
            return refused(
                result,
                "has keys that cannot be parsed from strings",
                "Use keys of type str or int, or a list of pairs.",
            )
        if self.mode == "serialization" and self._is_root_model(schema["keys_schema"]):
            return refused(
                result, "has keys of a RootModel, which pydantic does not unwrap", "Use the type of its root."
            )
        names = self._as_text(keys)
        return result if names is None else {**result, "propertyNames": names}

    def _as_text(self, keys: JsonSchemaValue) -> JsonSchemaValue | None:
        """The schema of the strings that represent such keys; None if any string may be a key."""
        if "$ref" in keys:
            target = self.get_schema_from_definitions(keys["$ref"]) or {}
            text = self._as_text(target)
            return keys if text is not None and text == _without_names(target) else text
        keys = _without_names(keys)
        values = keys.get("enum", [keys["const"]] if "const" in keys else None)
        if values is not None:
            return _constants(keys, values)
        if "anyOf" in keys:
            members = [self._as_text(each) for each in keys["anyOf"]]
            return None if None in members else {"anyOf": members}
        if keys.get("type") == "integer":
            return _INTEGER
        if keys.get("type") == "boolean":
            return {"type": "string", "enum": ["true", "false"]}
        return keys if keys.get("type") == "string" and len(keys) > 1 else None

    def _class(self, schema: Any) -> Any:
        return self.classes.get(schema.get("schema_ref", ""), schema.get("cls"))

    def _is_root_model(self, schema: Any) -> bool:
        cls = self._class(schema)
        return isinstance(cls, type) and issubclass(cls, RootModel)

    def _plain_keys(self, schema: Any) -> Iterator[Any]:
        """The possible values of keys, if they are enumerable; None for keys that have no text form."""
        if self._is_root_model(schema):
            return  # as text or not, as its root is
        cls = self._class(schema)
        if isinstance(cls, type) and issubclass(cls, Enum):
            yield from cls
        elif schema["type"] in _NO_KEYS or (schema["type"] == "definition-ref" and cls is not None):
            yield None
        elif schema["type"] == "literal":
            yield from schema["expected"]
        elif schema["type"] == "nullable":
            yield None
        for each in schema.get("choices", ()) if schema["type"] == "union" else ():
            yield from self._plain_keys(each[0] if isinstance(each, tuple) else each)
        if isinstance(schema.get("schema"), dict) and cls is None:
            yield from self._plain_keys(schema["schema"])


def _without_names(keys: JsonSchemaValue) -> JsonSchemaValue:
    return {key: each for key, each in keys.items() if key not in ("title", "description")}


def _constants(keys: JsonSchemaValue, values: list[Any]) -> JsonSchemaValue | None:
    """Numbers become strings."""
    if all(isinstance(each, str) for each in values):
        return keys
    if any(isinstance(each, float) or each is None for each in values):
        return None
    texts = [str(each).lower() if isinstance(each, bool) else str(each) for each in values]
    return {**{key: each for key, each in keys.items() if key != "const"}, "type": "string", "enum": texts}


def _is_no_text(key: Any) -> bool:
    """Text is read as a number where any will do, and as members of an IntEnum, but not as a literal number."""
    return key is None or type(key) is int or (is_plain_member(key) and not isinstance(key.value, str))


def is_plain_member(value: Any) -> bool:
    """Whether it is a member of a plain Enum: pydantic compares the input with the member, not with its value."""
    return isinstance(value, Enum) and not isinstance(value, str | int | float)
