"""Rows in the place of instances."""

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.paginator import Page
from django.db.models import Manager, Model, QuerySet
from django.db.models.query import RawQuerySet

from .joining import with_joins
from .row import Given, Row
from .schemas import Schemas, attributes

REPLACEABLE = (Manager, QuerySet, RawQuerySet, Page, Model, list, tuple, set, frozenset, dict, Iterator)


class Replacement:
    """Replaces instances by rows, and querysets, managers and a paginator's pages by lists of them, in plain containers
    and dataclasses too. What holds none of them comes back itself."""

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
            case _ if dataclasses.is_dataclass(value) and not isinstance(value, type):
                return self._dataclass(value, schemas)
            case _ if not schemas:
                return value  # nothing in it can be an instance
            case Model():
                self.replaced[schemas].append(value)
                return Row(value, self._given)
            case RawQuerySet() | list() | tuple() | set() | frozenset() | Iterator():
                return self._each(value, schemas)
            case dict():
                entries = {key: self.replace(each, _inside(key, schemas)) for key, each in value.items()}
                if _differ(entries.values(), value.values()):
                    value = entries
        return value

    def _each(self, values: Iterable[Any], schemas: Schemas) -> Any:
        """Tuples stay what they are, so that strict types take them."""
        replaced = [self.replace(each, schemas) if _is_replaceable(each) else each for each in values]
        if isinstance(values, list | tuple | set | frozenset) and not _differ(replaced, values):
            return values
        return tuple(replaced) if isinstance(values, tuple) else replaced

    def _dataclass(self, value: Any, schemas: Schemas) -> Any:
        """A dict of what it was made from, where that has changed: pydantic makes another from it, but would take one
        that is there for right."""
        fields = values_of(value)
        replaced = {
            name: self.replace(each, schemas) if _is_replaceable(each) else each for name, each in fields.items()
        }
        return replaced if _differ(replaced.values(), fields.values()) else value


def values_of(value: Any) -> dict[str, Any]:
    """What a dataclass was made from."""
    return {each.name: getattr(value, each.name) for each in dataclasses.fields(value) if each.init}


def _is_replaceable(value: Any) -> bool:
    return isinstance(value, REPLACEABLE) or dataclasses.is_dataclass(value)


def _differ(new: Iterable[Any], old: Iterable[Any]) -> bool:
    return any(each is not other for each, other in zip(new, old, strict=True))


def _inside(key: Any, schemas: Schemas) -> Schemas:
    """The models that may fill one entry of a dict, which either stands for a model or maps names to models."""
    return schemas.union(*(attributes(schema).get(key, frozenset()) for schema in schemas))
