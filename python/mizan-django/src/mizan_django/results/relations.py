"""The relations of a model by the names of their attributes."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from django.db.models import Model
from django.db.models.fields.reverse_related import ForeignObjectRel

from .schemas import Schemas, attributes


class Relation(NamedTuple):
    attribute: str
    target: type[Model] | None
    """None where it differs from row to row: a generic foreign key."""
    is_single: bool
    """Whether it leads to one object, if any."""


@cache
def relations(model: type[Model]) -> Mapping[str, Relation]:
    found = {}
    for field in model._meta.get_fields():
        if not field.is_relation:
            continue
        name = field.get_accessor_name() if isinstance(field, ForeignObjectRel) else field.name
        target = field.related_model
        if name and hasattr(model, name):
            is_single = bool(field.many_to_one or field.one_to_one)
            found[name] = Relation(name, target if isinstance(target, type) else None, is_single)
    return found


def wanted(model: type[Model], schemas: Schemas) -> Iterator[tuple[Relation, Schemas]]:
    """The relations that pydantic will follow from an instance, and the models that it will fill from there."""
    known = relations(model)
    for name, nested in _wanted(schemas):
        if name in known:
            yield known[name], nested


def wanted_besides(model: type[Model], schemas: Schemas) -> Iterator[tuple[str, Schemas]]:
    """The same of attributes that are neither relations nor columns."""
    known = {*relations(model), *(field.name for field in model._meta.concrete_fields)}
    for name, nested in _wanted(schemas):
        if nested and name not in known:
            yield name, nested


@cache
def _wanted(schemas: Schemas) -> Sequence[tuple[str, Schemas]]:
    nested: dict[str, Schemas] = {}
    for schema in schemas:
        for name, each in attributes(schema).items():
            nested[name] = nested.get(name, frozenset()) | each
    return sorted(nested.items(), key=itemgetter(0))


def joins(model: type[Model], schemas: Schemas) -> list[str]:
    """Paths for `select_related`, as deep as the types go without coming back to where they were."""
    return list(_joins(model, schemas, ()))


def _joins(model: type[Model], schemas: Schemas, above: tuple[tuple[type[Model], Schemas], ...]) -> Iterator[str]:
    if (model, schemas) in above:
        return
    for relation, nested in wanted(model, schemas):
        if relation.is_single and relation.target is not None:
            yield relation.attribute
            for deeper in _joins(relation.target, nested, (*above, (model, schemas))):
                yield f"{relation.attribute}__{deeper}"
