"""The pydantic models of an annotation or a core schema, and what they read from an instance."""

import dataclasses
import typing
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from pydantic import AliasChoices, AliasPath, BaseModel, RootModel
from pydantic.fields import FieldInfo
from typing_extensions import is_typeddict


class Steps(NamedTuple):
    """What an `AliasPath` reads from the value of its first attribute: further attributes, one after another."""

    names: tuple[str, ...]
    schemas: "Schemas"
    """The models that are filled at its end."""


Schemas: TypeAlias = frozenset[type[BaseModel] | Steps]


def schemas_in(annotation: Any) -> Schemas:
    """The models that values of this type consist of, through containers, unions, TypedDicts and dataclasses; not
    those that are inside other models."""
    found: set[type[BaseModel] | Steps] = set()
    seen: list[Any] = []
    pending = [annotation]
    while pending:
        each = pending.pop()
        if any(each is other for other in seen):
            continue
        seen.append(each)
        if isinstance(each, type) and issubclass(each, BaseModel) and not issubclass(each, RootModel):
            found.add(each)
        else:
            pending += _parts(each)
    return frozenset(found)


def _parts(annotation: Any) -> Iterator[Any]:
    origin = typing.get_origin(annotation) or annotation
    if origin is typing.Annotated:
        yield typing.get_args(annotation)[0]  # what follows are validators and the like, not types
        return
    if isinstance(origin, type) and issubclass(origin, RootModel):
        yield origin.model_fields["root"].annotation
    elif _has_hints(origin):
        yield from typing.get_type_hints(origin).values()
    elif hasattr(origin, "__value__"):  # type X = ...
        yield origin.__value__
    yield from typing.get_args(annotation)


def _has_hints(origin: Any) -> bool:
    if not isinstance(origin, type):
        return False
    return is_typeddict(origin) or dataclasses.is_dataclass(origin) or is_named_tuple(origin)


@cache
def is_named_tuple(kind: type) -> bool:
    return issubclass(kind, tuple) and hasattr(kind, "_fields") and hasattr(kind, "_make")


@cache
def attributes(schema: type[BaseModel] | Steps) -> MappingProxyType[str, Schemas]:
    """What pydantic may look up on an instance for this model, and the models of what it finds there."""
    found: dict[str, Schemas] = {}
    if isinstance(schema, Steps):
        first, *rest = schema.names
        found[first] = _below(tuple(rest), schema.schemas)
        return MappingProxyType(found)
    schema.model_rebuild(raise_errors=False)  # pydantic leaves names that were not defined yet as they are
    for name, field in schema.model_fields.items():
        nested = schemas_in(field.annotation)
        for attribute, *deeper in [(name,), *_aliases(field)]:
            found[attribute] = found.get(attribute, frozenset()) | _below(tuple(deeper), nested)
    return MappingProxyType(found)


@cache
def is_made_by_validator(schema: type[BaseModel] | Steps) -> bool:
    """Whether a validator of the model decides what its fields are read from."""
    if isinstance(schema, Steps):
        return False
    validators = schema.__pydantic_decorators__.model_validators.values()
    return any(each.info.mode in ("before", "wrap") for each in validators)


def _below(names: tuple[str, ...], schemas: Schemas) -> Schemas:
    return frozenset({Steps(names, schemas)}) if names else schemas


def _aliases(field: FieldInfo) -> Iterator[tuple[str, ...]]:
    """Each as the attributes that lead to it."""
    alias = field.validation_alias or field.alias
    for each in alias.choices if isinstance(alias, AliasChoices) else [alias]:
        path = each.path if isinstance(each, AliasPath) else [each]
        if isinstance(path[0], str):
            yield tuple(name for name in path if isinstance(name, str))


def schemas_of(core_schema: Any, definitions: Mapping[str, Any]) -> Schemas:
    """The same as `schemas_in`, for a core schema of pydantic and those that it refers to."""
    found: set[type[BaseModel]] = set()
    seen: set[str] = set()
    pending = [core_schema]
    while pending:
        each = pending.pop()
        if isinstance(each, list | tuple):
            pending += each
        elif not isinstance(each, dict):
            continue
        elif each.get("type") == "model" and not each.get("root_model"):
            found.add(each["cls"])
        elif each.get("type") != "definition-ref":
            pending += [value for key, value in each.items() if key not in ("metadata", "serialization")]
        elif each["schema_ref"] not in seen:
            seen.add(each["schema_ref"])
            pending.append(definitions.get(each["schema_ref"]))
    return frozenset(found)
