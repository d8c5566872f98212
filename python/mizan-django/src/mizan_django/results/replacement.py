"""Rows in the place of instances."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from copy import copy
from functools import lru_cache
from typing import Any

from django.core.paginator import Page
from django.db.models import Manager, Model, QuerySet
from django.db.models.query import NamedValuesListIterable, RawQuerySet
from django.db.models.utils import create_namedtuple_class
from django.utils.functional import LazyObject, Promise

from .relations import with_joins
from .row import Given, Row
from .schemas import Schemas, attributes, is_named_tuple

_READ = (Manager, Model, LazyObject, Iterator, Collection, QuerySet, RawQuerySet)  # `request.user` is a lazy object
_LEAVES = (str, bytes, bytearray, memoryview, range, Promise)
_PLAIN_SEQUENCES = (list, tuple)


def is_leaf(value: Any) -> bool:
    """Whether the value certainly contains no instances that a replacement would find. Cheap."""
    kind: Any = type(value)
    return is_leaf_type(kind)


@lru_cache(maxsize=1000)
def is_leaf_type(kind: type) -> bool:
    return not issubclass(kind, _READ) or issubclass(kind, _LEAVES)


class Replacement:
    """Replaces instances by rows, and querysets, managers and containers of every kind by lists of them."""

    def __init__(self, given: Given) -> None:
        self._given = given
        self.replaced: defaultdict[Schemas, list[Model]] = defaultdict(list)
        """The instances, by the models that pydantic will fill from them."""

    def replace(self, value: Any, schemas: Schemas) -> Any:
        if isinstance(value, Manager):
            value = value.all()
        if isinstance(value, QuerySet):
            return self._each(_rows(with_joins(value, schemas)), schemas)
        if not schemas or is_leaf(value):
            return value  # nothing in it can be an instance
        if isinstance(value, Model):
            self.replaced[schemas].append(value)
            return Row(value, self._given)
        return self._replace_inside(value, schemas)

    def _replace_inside(self, value: Any, schemas: Schemas) -> Any:
        if isinstance(value, Page):
            page = copy(value)  # an output may have its number as well as its objects
            page.object_list = self.replace(value.object_list, _inside("object_list", schemas))
            return page
        if isinstance(value, Mapping):
            return {key: self.replace(each, _inside(key, schemas)) for key, each in value.items()}
        kind: Any = type(value)
        if is_named_tuple(kind) and len(kind._fields) == len(value):
            fields = zip(kind._fields, value, strict=True)
            return kind._make(self.replace(each, _inside(name, schemas)) for name, each in fields)
        items = sliced(value)
        return self.replace(items, schemas) if isinstance(items, QuerySet) else self._each(items, schemas)

    def _each(self, values: Iterable[Any], schemas: Schemas) -> list[Any] | tuple[Any, ...]:
        """Tuples stay what they are, so that strict types take them."""
        replaced = (each if is_leaf(each) else self.replace(each, schemas) for each in values)
        return tuple(replaced) if isinstance(values, tuple) else list(replaced)


def _rows(queryset: QuerySet[Any]) -> Iterable[Any]:
    """Django names no annotations that were added after `values_list(named=True)`, though rows contain them."""
    names: tuple[str, ...] | None = vars(queryset)["_fields"]
    if not issubclass(queryset._iterable_class, NamedValuesListIterable) or not names:
        return queryset
    kind = create_namedtuple_class(*names, *(each for each in queryset.query.annotation_select if each not in names))
    return map(kind._make, queryset)


def sliced(value: Any) -> Any:
    """All items of a lazy sequence, which may query the database for each one that it is asked for."""
    if isinstance(value, Sequence) and not isinstance(value, _PLAIN_SEQUENCES):
        try:
            return value[:]
        except TypeError:  # a deque
            pass
    return value


def _inside(key: Any, schemas: Schemas) -> Schemas:
    """The models that may fill one entry of a dict, which either stands for a model or maps names to models."""
    return schemas.union(*(attributes(schema).get(key, frozenset()) for schema in schemas))
