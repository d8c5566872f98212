"""Single relations by joins, where a queryset is still to run."""

from typing import Any

from django.db import NotSupportedError
from django.db.models import QuerySet

from .relations import joins, makes_plain_instances
from .schemas import Schemas


def with_joins(queryset: QuerySet[Any], schemas: Schemas) -> QuerySet[Any]:
    """The queryset with what it needs for single relations, where a join cannot change what it means."""
    query = queryset.query
    is_partial = bool(query.deferred_loading[0])  # a deferred foreign key cannot be followed
    if queryset._result_cache is not None or is_partial or query.select_for_update:  # locks may not be joined
        return queryset
    if query.distinct or not makes_plain_instances(queryset):  # not all databases compare columns of every type
        return queryset
    paths = joins(queryset.model, schemas)
    if not paths:
        return queryset
    try:
        return queryset.select_related(*paths)
    except (TypeError, NotSupportedError):  # values() and union() have no instances to fill
        return queryset
