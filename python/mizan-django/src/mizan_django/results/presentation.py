"""One result, made ready for pydantic."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Manager, Model, QuerySet
from django.db.models.query import RawQuerySet

from .fetching import fetch_related, with_joins
from .row import Row
from .schemas import Schemas, attributes

REPLACEABLE = (Manager, QuerySet, RawQuerySet, Model, list, tuple, set, frozenset, dict)


class Presentation:
    """Replaces instances by rows, and querysets and managers by lists of them, in plain containers too."""

    def __init__(self) -> None:
        self._instances: dict[Schemas, list[Model]] = {}

    def present(self, result: Any, schemas: Schemas) -> Any:
        presented = self._replace(result, schemas)
        for each, instances in self._instances.items():
            fetch_related(instances, each)
        return presented

    def _replace(self, value: Any, schemas: Schemas) -> Any:
        if isinstance(value, Manager):
            value = value.all()
        match value:
            case QuerySet():
                return self._each(with_joins(value, schemas), schemas)
            case _ if not schemas:
                return value  # nothing in it can be an instance
            case Model():
                self._instances.setdefault(schemas, []).append(value)
                return Row(value)
            case RawQuerySet() | list() | tuple() | set() | frozenset():
                return self._each(value, schemas)
            case dict():
                return {key: self._replace(each, _inside(key, schemas)) for key, each in value.items()}
        return value

    def _each(self, values: Iterable[Any], schemas: Schemas) -> list[Any] | tuple[Any, ...]:
        """Tuples stay what they are, so that strict types take them."""
        replaced = (self._replace(each, schemas) if isinstance(each, REPLACEABLE) else each for each in values)
        return tuple(replaced) if isinstance(values, tuple) else list(replaced)


def _inside(key: Any, schemas: Schemas) -> Schemas:
    """The models that may fill one entry of a dict, which either stands for a model or maps names to models."""
    return schemas.union(*(attributes(schema).get(key, frozenset()) for schema in schemas))
