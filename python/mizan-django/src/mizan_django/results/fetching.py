"""Fetching what pydantic will look at: by joins where a queryset is still to run, else a query for each relation."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import NotSupportedError
from django.db.models import Manager, Model, Prefetch, QuerySet, prefetch_related_objects

from .columns import load_left_out
from .descent import Descent
from .relations import Relation, joins, wanted
from .schemas import Schemas


def with_joins(queryset: QuerySet[Any], schemas: Schemas) -> QuerySet[Any]:
    """The queryset with what it needs for single relations, where a join cannot change what it means."""
    query = queryset.query
    is_partial = bool(query.deferred_loading[0])  # a deferred foreign key cannot be followed
    if queryset._result_cache is not None or is_partial or query.select_for_update:  # locks may not be joined
        return queryset
    paths = joins(queryset.model, schemas)
    if not paths:
        return queryset
    try:
        return queryset.select_related(*paths)
    except (TypeError, NotSupportedError):  # values() and union() have no instances to fill
        return queryset


def fetch_related(instances: Sequence[Model], schemas: Schemas) -> None:
    """Fetches every relation that the types follow, level by level. What is there already is left as it is. Raises
    RecursionError for rows that lead back to themselves."""
    descent = Descent(schemas)
    level: dict[Schemas, list[Model]] = {schemas: list(instances)}
    for depth in count():
        if not level:
            break
        descent.refuse_long_rings(depth)
        level = _next_level(level, descent)
    descent.refuse_rings()


def _next_level(level: Mapping[Schemas, list[Model]], descent: Descent) -> dict[Schemas, list[Model]]:
    below: defaultdict[Schemas, list[Model]] = defaultdict(list)
    for schemas, group in level.items():
        by_model: defaultdict[type[Model], list[Model]] = defaultdict(list)
        for each in group:
            if each.pk is not None and descent.visits(each, schemas):
                by_model[each.__class__].append(each)  # not type(each): `request.user` is a proxy
        for model, members in by_model.items():
            load_left_out(model, members, schemas)
            for relation, nested in wanted(model, schemas):
                prefetch_related_objects(members, _lookup(relation, nested))
                if nested:
                    for each in members:
                        found = _related(each, relation)
                        descent.leads(each, schemas, found, nested)
                        below[nested] += found
    return below


def _lookup(relation: Relation, nested: Schemas) -> "str | Prefetch[Any]":
    if relation.is_single or relation.target is None:
        return relation.attribute
    paths = joins(relation.target, nested)
    if not paths:
        return relation.attribute
    return Prefetch(relation.attribute, relation.target._default_manager.select_related(*paths))


def _related(instance: Model, relation: Relation) -> list[Model]:
    try:
        value = getattr(instance, relation.attribute)
    except ObjectDoesNotExist:
        return []
    if isinstance(value, Manager):
        return list(value.all())
    return [] if value is None else [value]
