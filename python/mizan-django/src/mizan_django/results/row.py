"""Wraps a model instance for pydantic."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from types import MethodType, NoneType
from typing import Any, TypeAlias
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Manager, Model, QuerySet
from django.db.models.fields.files import FieldFile
from django.utils.functional import Promise

Given: TypeAlias = dict[tuple[int, str], tuple[object, Any]]
"""What properties and methods gave, by the id of their instance and their name: they are asked once, before pydantic
reads rows, so that what is in it can be fetched for all rows together. It keeps the instances, and so their ids."""

METHODS = (MethodType, partial)
"""`get_status_display` of Django is a partial object."""

_PLAIN = frozenset({str, int, bool, float, NoneType, Decimal, datetime, date, UUID})
"""What most columns hold. Nothing needs to be asked of it."""


class Row:
    """The attributes of an instance, read when they are asked for. Where the instance has a manager of related
    objects this has the list of them, empty before it is saved; None where a one-to-one relation leads nowhere; the URL
    of a file; the text of a lazy translation."""

    __slots__ = ("_given", "_instance")

    def __init__(self, instance: object, given: Given) -> None:
        self._instance = instance
        self._given = given

    def __getattr__(self, name: str) -> Any:
        given = self._given and self._given.get((id(self._instance), name))
        if given:
            return given[1]
        try:
            value = getattr(self._instance, name)
            return value if type(value) in _PLAIN else self._shown(value)
        except ObjectDoesNotExist:
            return None
        except ValueError:
            if isinstance(self._instance, Model) and self._instance.pk is None:
                return []  # before it is saved, no rows of other tables can refer to it
            raise

    def _shown(self, value: Any) -> Any:
        if isinstance(value, Model):
            return Row(value, self._given)
        if isinstance(value, Manager):
            return self._rows(value.all())
        if isinstance(value, QuerySet) or (isinstance(value, list) and any(isinstance(each, Model) for each in value)):
            return self._rows(value)
        if isinstance(value, FieldFile):
            return value.url if value else None
        return str(value) if isinstance(value, Promise) else value

    def _rows(self, values: Iterable[Any]) -> list[Any]:
        return [Row(each, self._given) if isinstance(each, Model) else each for each in values]

    @property  # type: ignore[misc]  # object has it writable
    def __class__(self) -> Any:
        """For `isinstance` in validators. Not type() of the instance, since `request.user` is a proxy."""
        return self._instance.__class__

    def __str__(self) -> str:
        return str(self._instance)

    def __repr__(self) -> str:
        return f"<Row {self._instance!r}>"


class Fields(Row):
    """What pydantic reads: methods are called, as in templates. Validators of models receive a `Row`, on which they
    call methods themselves."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        value = Row.__getattr__(self, name)
        if not isinstance(value, METHODS):
            return value
        given = self._given and self._given.get((id(self._instance), result_of(name)))
        return given[1] if given else self._shown(called(self._instance, name, value))

    @staticmethod
    def of(row: Row) -> "Fields":
        return Fields(row._instance, row._given)


def result_of(method: str) -> str:
    """The name of its result in `Given`."""
    return f"{method}()"


def called(instance: object, name: str, method: Any) -> Any:
    """The result of a method. Raises TypeError for one that changes data, and for one that needs arguments."""
    if getattr(method, "alters_data", False):
        raise TypeError(
            f"{type(instance).__name__}.{name}() changes data, so it is not called for a field of this name."
        )
    return method()
