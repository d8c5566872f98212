"""Fetching what pydantic will look at: a query for each relation, whatever the number of rows."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import count
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Manager, Model, Prefetch, prefetch_related_objects
from django.db.models.fields.files import FieldFile
from pydantic import BaseModel

from .columns import load_left_out
from .descent import Descent
from .relations import Relation, joins, wanted, wanted_besides
from .replacement import Replacement
from .row import Given
from .schemas import Schemas


def fetch(instances: Mapping[Schemas, list[Model]], given: Given) -> None:
    """Fetches every relation that the types follow, level by level, and asks every property that is to give models.
    What is there already is left as it is. Raises RecursionError for rows that lead back to themselves."""
    descent = Descent(frozenset[type[BaseModel]]().union(*instances))
    level = instances
    for depth in count():
        if not level:
            break
        descent.refuse_long_rings(depth)
        level = _next_level(level, descent, given)
    descent.refuse_rings()


def _next_level(level: Mapping[Schemas, list[Model]], descent: Descent, given: Given) -> Mapping[Schemas, list[Model]]:
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
            for name, nested in wanted_besides(model, schemas):
                for each in members:
                    for deeper, held in _held(each, name, nested, given).items():
                        descent.leads(each, schemas, held, deeper)
                        below[deeper] += held
    return below


def _held(instance: Model, name: str, schemas: Schemas, given: Given) -> Mapping[Schemas, list[Model]]:
    """The instances in a property or in what `to_attr` named, which rows take from `given` from now on."""
    replacement = Replacement(given)
    try:
        value = getattr(instance, name)
    except (AttributeError, ObjectDoesNotExist):
        return {}  # as pydantic will see
    if not isinstance(value, FieldFile):
        given[id(instance), name] = (instance, replacement.replace(value, schemas))
    return replacement.replaced


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
