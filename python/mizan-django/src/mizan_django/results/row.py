"""A model instance as pydantic sees it."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Manager, Model
from django.db.models.fields.files import FieldFile


class Row:
    """The attributes of an instance, read when they are asked for. Where the instance has a manager of related
    objects this has the list of them; None where a one-to-one relation leads nowhere; the URL of a file."""

    __slots__ = ("_instance",)

    def __init__(self, instance: Model) -> None:
        self._instance = instance

    def __getattr__(self, name: str) -> Any:
        try:
            value = getattr(self._instance, name)
        except ObjectDoesNotExist:
            return None
        if isinstance(value, Model):
            return Row(value)
        if isinstance(value, Manager):
            return rows(list(value.all()))
        if isinstance(value, FieldFile):
            return value.url if value else None
        return value

    @property  # type: ignore[misc]  # object has it writable
    def __class__(self) -> Any:
        """For `isinstance` in validators. Not type() of the instance, since `request.user` is a proxy."""
        return self._instance.__class__

    def __str__(self) -> str:
        return str(self._instance)

    def __repr__(self) -> str:
        return f"<Row {self._instance!r}>"


def rows(instances: Sequence[Model]) -> list[Row]:
    return [Row(each) for each in instances]
