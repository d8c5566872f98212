"""The pydantic models of an annotation, and what they read from an instance."""

import dataclasses
import typing
from collections.abc import Iterator
from functools import cache
from types import MappingProxyType
from typing import Any, TypeAlias

from pydantic import AliasChoices, AliasPath, BaseModel, RootModel
from pydantic.fields import FieldInfo
from typing_extensions import is_typeddict

Schemas: TypeAlias = frozenset[type[BaseModel]]


def schemas_in(annotation: Any) -> Schemas:
    """The models that values of this type consist of, through containers, unions, TypedDicts and dataclasses; not
    those that are inside other models."""
    found: set[type[BaseModel]] = set()
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
    if isinstance(annotation, type) and issubclass(annotation, RootModel):
        yield annotation.model_fields["root"].annotation
    elif typing.get_origin(annotation) is typing.Annotated:
        yield typing.get_args(annotation)[0]  # what follows are validators and the like, not types
    elif is_typeddict(annotation) or (isinstance(annotation, type) and dataclasses.is_dataclass(annotation)):
        yield from typing.get_type_hints(annotation).values()
    elif hasattr(annotation, "__value__"):  # type X = ...
        yield annotation.__value__
    else:
        yield from typing.get_args(annotation)


@cache
def attributes(schema: type[BaseModel]) -> MappingProxyType[str, Schemas]:
    """What pydantic may look up on an instance for this model, and the models of what it finds there."""
    schema.model_rebuild(raise_errors=False)  # pydantic leaves names that were not defined yet as they are
    found: dict[str, Schemas] = {}
    for name, field in schema.model_fields.items():
        for attribute in {name, *_aliases(field)}:
            found[attribute] = found.get(attribute, frozenset()) | schemas_in(field.annotation)
    return MappingProxyType(found)


def _aliases(field: FieldInfo) -> Iterator[str]:
    alias = field.validation_alias or field.alias
    for each in alias.choices if isinstance(alias, AliasChoices) else [alias]:
        first = each.path[0] if isinstance(each, AliasPath) else each
        if isinstance(first, str):
            yield first
