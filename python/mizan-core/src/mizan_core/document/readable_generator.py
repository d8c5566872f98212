"""Types that JSON Schema can describe, but that pydantic cannot read from JSON."""

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
_ENUM_HINT = "Make the Enum a StrEnum or an IntEnum, or use the values themselves."


class ReadableGenerator(GenerateJsonSchema):
    """Refuses them as inputs. As outputs they are only written."""

    classes: dict[str, type]

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        result = super().literal_schema(schema)
        if any(isinstance(each, bytes) for each in schema["expected"]):
            return refused(result, "contains bytes, which JSON cannot represent", "Use strings.")
        if self.mode == "validation" and _names_members(schema["expected"]):
            return refused(result, "contains members of an Enum that are not strings or numbers", _ENUM_HINT)
        return result

    def generator_schema(self, schema: core_schema.GeneratorSchema) -> JsonSchemaValue:
        result = super().generator_schema(schema)
        if self.mode == "validation":
            return refused(result, "is validated lazily, while the function runs", "Use `list` or `Sequence`.")
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
                result,
                "has keys that cannot be parsed from strings",
                "Use keys of type str or int, or a list of pairs.",
            )
        return result

    def _plain_keys(self, schema: Any) -> Iterator[Any]:
        """The possible values of keys, if they are enumerable; None for keys that have no text form."""
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
    """Whether there are members of plain Enums: pydantic compares the input with the members, not with their values."""
    return any(isinstance(each, Enum) and not isinstance(each, str | int | float) for each in values)


def _is_no_text(key: Any) -> bool:
    """Text is read as a number where any will do, and as members of an IntEnum, but not as a literal number."""
    return key is None or type(key) is int or (_names_members([key]) and not isinstance(key.value, str))
