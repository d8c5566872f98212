"""Columns that a queryset left out (`only`, `defer`) and that pydantic will look at."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from django.db.models import Model

from .schemas import Schemas, attributes


def load_left_out(model: type[Model], instances: Sequence[Model], schemas: Schemas) -> None:
    """One query for all of them, where Django would ask for each. What is there already is left as it is."""
    columns = _wanted(model, schemas)
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
def _wanted(model: type[Model], schemas: Schemas) -> frozenset[str]:
    names = {name for schema in schemas for name in attributes(schema)}
    for field in model._meta.private_fields:
        if field.name in names and hasattr(field, "ct_field"):  # a generic foreign key; its app may not be installed
            names |= {field.ct_field, field.fk_field}
    return frozenset(each.attname for each in model._meta.concrete_fields if {each.name, each.attname} & names)
