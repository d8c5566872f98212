"""Fetches everything that pydantic reads, with one query per relation for all rows."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, count
from typing import Any, TypeAlias

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Manager, Model, Prefetch, prefetch_related_objects
from django.db.models.fields.files import FieldFile
from pydantic import BaseModel

from .descent import Descent
from .relations import Relation, has_plain_queryset, joins, wanted, wanted_besides
from .replacement import Replacement
from .row import METHODS, Given, called, result_of
from .schemas import Schemas, Steps, attributes, is_made_by_validator

Level: TypeAlias = Mapping[Schemas, list[Model]]
Step: TypeAlias = tuple[Model, list[Model], Schemas]
"""From an instance to what it leads to, and the models that pydantic will fill from there."""


def fetch(instances: Level, given: Given) -> None:
    """Fetches every relation that the types follow, level by level, and asks every property that gives models.
    What is there already is left as it is. Raises RecursionError for rows that lead back to themselves."""
    descent = Descent(frozenset[type[BaseModel] | Steps]().union(*instances))
    level = instances
    for depth in count():
        if not level:
            break
        descent.refuse_rings_of_rows(depth)
        level = _next_level(level, descent, given)
    descent.refuse_rings()


def _next_level(level: Level, descent: Descent, given: Given) -> Level:
    below: defaultdict[Schemas, list[Model]] = defaultdict(list)
    for schemas, group in level.items():
        by_model: defaultdict[type[Model], list[Model]] = defaultdict(list)
        for each in group:
            if each.pk is not None and descent.visits(each, schemas):
                by_model[each.__class__].append(each)  # not type(each): `request.user` is a proxy
        for model, members in by_model.items():
            load_left_out(model, members, schemas)
            steps = chain(_follow(model, members, schemas), _ask(model, members, schemas, given))
            for instance, found, nested in steps:
                descent.leads(instance, schemas, found, nested)
                below[nested] += found
    return below


def _follow(model: type[Model], instances: Sequence[Model], schemas: Schemas) -> Iterator[Step]:
    """Through relations."""
    for relation, nested in wanted(model, schemas):
        prefetch_related_objects(instances, _lookup(relation, nested))
        if nested:
            for each in instances:
                yield each, _related(each, relation), nested


def _ask(model: type[Model], instances: Sequence[Model], schemas: Schemas, given: Given) -> Iterator[Step]:
    """Through properties, methods and what `to_attr` named. Rows take it from `given` from now on."""
    for name, nested in wanted_besides(model, schemas):
        for each in instances:
            try:
                value = getattr(each, name)
            except (AttributeError, ObjectDoesNotExist):
                continue  # as pydantic will see
            key = name
            if isinstance(value, METHODS):
                if any(map(is_made_by_validator, schemas)):
                    continue  # it may not be asked for
                key, value = result_of(name), called(each, name, value)
            if not isinstance(value, FieldFile):
                replacement = Replacement(given)
                given[id(each), key] = (each, replacement.replace(value, nested))
                for deeper, found in replacement.replaced.items():
                    yield each, found, deeper


def _lookup(relation: Relation, nested: Schemas) -> "str | Prefetch[Any]":
    if relation.is_single or relation.target is None:
        return relation.attribute
    manager = relation.target._default_manager
    paths = joins(relation.target, nested)
    if not paths or not has_plain_queryset(manager):  # its class makes the manager of related objects, in its own way
        return relation.attribute
    return Prefetch(relation.attribute, manager.select_related(*paths))


def _related(instance: Model, relation: Relation) -> list[Model]:
    try:
        value = getattr(instance, relation.attribute)
    except ObjectDoesNotExist:
        return []
    if isinstance(value, Manager):
        return list(value.all())
    return [] if value is None else [value]


def load_left_out(model: type[Model], instances: Sequence[Model], schemas: Schemas) -> None:
    """One query for all of them, where Django would ask for each. What is there already is left as it is."""
    columns = _columns(model, schemas)
    by_database: defaultdict[str | None, list[tuple[Model, set[str]]]] = defaultdict(list)
    for each in instances:
        if each.__dict__.keys() >= columns:  # cheap; never so for a proxy, as `request.user` is one
            continue
        missing = each.get_deferred_fields() & columns
        if missing:
            by_database[each._state.db].append((each, missing))
    for database, incomplete in by_database.items():
        _load(model, database, incomplete)


def _load(model: type[Model], database: str | None, incomplete: Sequence[tuple[Model, set[str]]]) -> None:
    names = sorted(set().union(*(missing for _, missing in incomplete)))
    rows = model._base_manager.using(database).filter(pk__in={each.pk for each, _ in incomplete})
    found = {key: dict(zip(names, values, strict=True)) for key, *values in rows.values_list("pk", *names)}
    for each, missing in incomplete:
        values = found.get(each.pk, {})  # empty when it was deleted meanwhile
        for name in missing & values.keys():
            setattr(each, name, values[name])


@cache
def _columns(model: type[Model], schemas: Schemas) -> frozenset[str]:
    names = {name for schema in schemas for name in attributes(schema)}
    for field in model._meta.private_fields:
        if field.name in names and hasattr(field, "ct_field"):  # a generic foreign key; its app may not be installed
            names |= {field.ct_field, field.fk_field}
    return frozenset(each.attname for each in model._meta.concrete_fields if {each.name, each.attname} & names)
