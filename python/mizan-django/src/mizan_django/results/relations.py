"""The relations of a model by the names of their attributes."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

from django.db import NotSupportedError
from django.db.models import Model, Prefetch, QuerySet
from django.db.models.fields.reverse_related import ForeignObjectRel
from django.db.models.manager import BaseManager
from django.db.models.query import ModelIterable

from .schemas import Schemas, attributes


class Relation(NamedTuple):
    attribute: str
    target: type[Model] | None
    """None where it differs from row to row: a generic foreign key."""
    is_single: bool
    """Whether it leads to one object, if any."""
    can_be_joined: bool
    """Whether a join finds the same object as Django does when the attribute is read."""


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
            known = target if isinstance(target, type) else None
            found[name] = Relation(
                name, known, is_single, is_single and known is not None and _joins_alike(field, known)
            )
    return found


def _joins_alike(field: Any, target: type[Model]) -> bool:
    """Django reads a single relation through the target's base manager, which may filter, annotate or give instances of
    other classes. A join passes it by; and where a key may lead nowhere, a join leaves the row out that has the key."""
    if not has_plain_queryset(target._base_manager):
        return False
    if isinstance(field, ForeignObjectRel):
        return True  # an outer join
    return field.null or (getattr(field, "db_constraint", False) and field.model._meta.managed)


def has_plain_queryset(manager: BaseManager[Any]) -> bool:
    """Whether what the manager gives is all rows, as Django itself makes instances of them."""
    kind = type(manager)
    is_own = kind.get_queryset is not BaseManager.get_queryset or kind.all is not BaseManager.all
    return not is_own and makes_plain_instances(manager.get_queryset())


def makes_plain_instances(queryset: QuerySet[Any]) -> bool:
    """Unlike one of a library for inheritance, which makes instances of other classes than the queryset's. Classes of a
    project's own that only add methods are plain."""
    kind = type(queryset)
    return (
        queryset._iterable_class is ModelIterable
        and kind._fetch_all is QuerySet._fetch_all
        and kind.select_related is QuerySet.select_related
    )


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
        if relation.can_be_joined and relation.target is not None:
            yield relation.attribute
            for deeper in _joins(relation.target, nested, (*above, (model, schemas))):
                yield f"{relation.attribute}__{deeper}"


def with_joins(queryset: QuerySet[Any], schemas: Schemas) -> QuerySet[Any]:
    """The queryset with what it needs for single relations, where a join cannot change what it means."""
    query = queryset.query
    is_partial = bool(query.deferred_loading[0])  # a deferred foreign key cannot be followed
    if queryset._result_cache is not None or is_partial or query.select_for_update:  # locks may not be joined
        return queryset
    if query.distinct or not makes_plain_instances(queryset):  # not all databases compare columns of every type
        return queryset
    chosen = _prefetched_querysets(queryset)
    paths = [
        path for path in joins(queryset.model, schemas) if not any(f"{path}__".startswith(each) for each in chosen)
    ]
    if not paths:
        return queryset
    try:
        return queryset.select_related(*paths)
    except (TypeError, NotSupportedError):  # values() and union() have no instances to fill
        return queryset


def _prefetched_querysets(queryset: QuerySet[Any]) -> list[str]:
    """The paths, each ending in ``__``, for which the function has chosen a queryset. A join would fill these relations
    first, without what that queryset annotates or filters."""
    lookups = (each for each in queryset._prefetch_related_lookups if isinstance(each, Prefetch))  # type: ignore[attr-defined]
    return [f"{each.prefetch_to}__" for each in lookups if each.queryset is not None]
