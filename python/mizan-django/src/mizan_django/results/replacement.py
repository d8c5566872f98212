"""Rows in the place of instances."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.paginator import Page
from django.db.models import Manager, Model, QuerySet
from django.db.models.query import RawQuerySet

from .relations import with_joins
from .row import Given, Row
from .schemas import Schemas, attributes

REPLACEABLE = (Manager, QuerySet, RawQuerySet, Page, Model, list, tuple, set, frozenset, dict, Iterator)


class Replacement:
    """Replaces instances by rows, and querysets, managers and a paginator's pages by lists of them, in plain containers
    too."""

    def __init__(self, given: Given) -> None:
        self._given = given
        self.replaced: defaultdict[Schemas, list[Model]] = defaultdict(list)
        """The instances, by the models that pydantic will fill from them."""

    def replace(self, value: Any, schemas: Schemas) -> Any:
        if isinstance(value, Manager):
            value = value.all()
        elif isinstance(value, Page):
            value = value.object_list
        match value:
            case QuerySet():
                return self._each(with_joins(value, schemas), schemas)
            case _ if not schemas:
                return value  # nothing in it can be an instance
            case Model():
                self.replaced[schemas].append(value)
                return Row(value, self._given)
            case RawQuerySet() | list() | tuple() | set() | frozenset() | Iterator():
                return self._each(value, schemas)
            case dict():
                return {key: self.replace(each, _inside(key, schemas)) for key, each in value.items()}
        return value

    def _each(self, values: Iterable[Any], schemas: Schemas) -> list[Any] | tuple[Any, ...]:
        """Tuples stay what they are, so that strict types take them."""
        replaced = (self.replace(each, schemas) if isinstance(each, REPLACEABLE) else each for each in values)
        return tuple(replaced) if isinstance(values, tuple) else list(replaced)


def _inside(key: Any, schemas: Schemas) -> Schemas:
    """The models that may fill one entry of a dict, which either stands for a model or maps names to models."""
    return schemas.union(*(attributes(schema).get(key, frozenset()) for schema in schemas))
