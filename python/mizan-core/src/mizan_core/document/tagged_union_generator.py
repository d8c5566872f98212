"""Discriminated unions in JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import CoreRef, DefsRef, GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from .refusal import REF_PREFIX


class TaggedUnionGenerator(GenerateJsonSchema):
    """A discriminator maps to components only, so a union inside a union becomes a component."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.unions: dict[str, tuple[str, ...]] = {}
        """The keys of the members, by the key of the component."""

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        result = super().tagged_union_schema(schema)
        discriminator = result.get("discriminator")
        if discriminator is None:
            return result
        members = [self._component(each) for each in result["oneOf"]]
        mapping = {tag: _reference(self._component(_as_schema(each))) for tag, each in discriminator["mapping"].items()}
        if None in mapping.values():  # a member with a schema of its own, which no discriminator can refer to
            return {key: each for key, each in result.items() if key != "discriminator"}
        return {**result, "oneOf": members, "discriminator": {**discriminator, "mapping": mapping}}

    def _component(self, member: JsonSchemaValue) -> JsonSchemaValue:
        """A reference to an inner union; any other member as it is."""
        references = [_reference(each) for each in member.get("oneOf", ()) if isinstance(each, dict)]
        keys = [each.removeprefix(REF_PREFIX) for each in references if each is not None]
        if "$ref" in member or not keys or len(keys) < len(member["oneOf"]):
            return member
        refs = " and ".join(self.defs_to_core_refs[DefsRef(key)][0] for key in keys)
        name = member.get("discriminator", {}).get("propertyName")
        ref = f"the union of {refs}" + (f' by "{name}"' if name else "")
        key, reference = self.get_cache_defs_ref_schema(CoreRef(ref))
        self.definitions[key] = member
        self.unions[str(key)] = tuple(keys)
        return reference


def _as_schema(target: str | JsonSchemaValue) -> JsonSchemaValue:
    return {"$ref": target} if isinstance(target, str) else target


def _reference(schema: Mapping[str, Any]) -> str | None:
    reference = schema.get("$ref")
    return reference if isinstance(reference, str) else None
