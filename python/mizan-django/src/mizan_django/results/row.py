"""Wraps a model instance for pydantic."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from types import NoneType
from typing import Any, TypeAlias
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Manager, Model, QuerySet
from django.db.models.fields.files import FieldFile
from django.utils.functional import Promise

Given: TypeAlias = dict[tuple[int, str], tuple[Model, Any]]
"""What properties gave, by the id of their instance and their name: they are asked once, before pydantic reads rows, so
that what is in it can be fetched for all rows together. It keeps the instances, and so their ids."""

_PLAIN = frozenset({str, int, bool, float, NoneType, Decimal, datetime, date, UUID})
"""What most columns hold. Nothing needs to be asked of it."""


class Row:
    """The attributes of an instance, read when they are asked for. Where the instance has a manager of related
    objects this has the list of them; None where a one-to-one relation leads nowhere; the URL of a file; the text of a
    lazy translation."""

    __slots__ = ("_given", "_instance")

    def __init__(self, instance: Model, given: Given) -> None:
        self._instance = instance
        self._given = given

    def __getattr__(self, name: str) -> Any:
        given = self._given and self._given.get((id(self._instance), name))
        if given:
            return given[1]
        try:
            value = getattr(self._instance, name)
        except ObjectDoesNotExist:
            return None
        return value if type(value) in _PLAIN else self._shown(value)

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
