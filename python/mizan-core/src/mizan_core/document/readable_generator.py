"""Types that JSON Schema can describe, but of which pydantic reads no value from JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Any

from pydantic import RootModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from .refusal import refused

_NO_KEYS = frozenset(
    {"none", "list", "tuple", "set", "frozenset", "dict", "model", "dataclass", "typed-dict", "named-tuple"}
)
_ENUM_CURE = "Make it a StrEnum or an IntEnum, or write the values themselves."


class ReadableGenerator(GenerateJsonSchema):
    """Refuses them where they come in; a result is only written."""

    classes: dict[str, type]

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        result = super().literal_schema(schema)
        if any(isinstance(each, bytes) for each in schema["expected"]):
            return refused(result, "holds bytes, which JSON cannot carry", "Write text.")
        if self.mode == "validation" and _names_members(schema["expected"]):
            return refused(result, "picks members of an Enum that is neither text nor a number", _ENUM_CURE)
        return result

    def generator_schema(self, schema: core_schema.GeneratorSchema) -> JsonSchemaValue:
        result = super().generator_schema(schema)
        if self.mode == "validation":
            return refused(result, "is validated only while the function reads it", "Use a list, or `Sequence`.")
        return result

    def is_subclass_schema(self, schema: core_schema.IsSubclassSchema) -> JsonSchemaValue:
        return self.handle_invalid_for_json_schema(schema, "core_schema.IsSubclassSchema")

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        result = super().dict_schema(schema)
        keys = list(self._plain_keys(schema.get("keys_schema", {"type": "any"})))
        if any(isinstance(each, Enum) and not isinstance(each.value, str) for each in keys):
            result.pop("propertyNames", None)  # as it does for integers, since JSON writes them as text
        if self.mode == "validation" and any(map(_is_no_text, keys)):
            return refused(
                result, "has keys that text cannot be read as", "Use text or numbers for keys, or a list of pairs."
            )
        return result

    def _plain_keys(self, schema: Any) -> Iterator[Any]:
        """The values that keys may have, as far as they are few; None for what has no text."""
        cls = self.classes.get(schema.get("schema_ref", ""), schema.get("cls"))
        if isinstance(cls, type) and issubclass(cls, RootModel):
            return  # as text or not, as its root is
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


def _names_members(values: Iterable[Any]) -> bool:
    """Of Enums that only look like their values: pydantic compares what came in with the members themselves."""
    return any(isinstance(each, Enum) and not isinstance(each, str | int | float) for each in values)


def _is_no_text(key: Any) -> bool:
    """Text is read as a number where any will do, and as members of an IntEnum, but not as a literal number."""
    return key is None or type(key) is int or (_names_members([key]) and not isinstance(key.value, str))
