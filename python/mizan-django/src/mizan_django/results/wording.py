"""Converts lazy translations to strings in the language of the request."""

import dataclasses
from collections.abc import Iterator
from typing import Any

from django.utils.functional import Promise
from pydantic import BaseModel


class Exhausted(Exception):
    """The value contains an iterator, which cannot be read a second time."""


def in_words(value: Any) -> Any:
    """The value with text in the place of lazy translations, in plain containers, dataclasses and pydantic's objects
    too; itself where there are none. Raises Exhausted."""
    match value:
        case Promise():
            return str(value)
        case Iterator():
            raise Exhausted
        case dict():
            pairs = [(in_words(key), in_words(each)) for key, each in value.items()]
            return dict(pairs) if _differ(pairs, value.items()) else value
        case list() | tuple() | set() | frozenset():
            return _each(value)
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return _dataclass(value)
        case BaseModel():  # not validated, as by model_construct(), or Any
            changed = _changed(dict(value))
            return value.model_copy(update=changed) if changed else value
    return value


def _each(values: Any) -> Any:
    worded = [in_words(each) for each in values]
    if all(new is old for new, old in zip(worded, values, strict=True)):
        return values
    make = getattr(values, "_make", None)  # of a named tuple
    if make:
        return make(worded)
    kind = next(each for each in (list, tuple, set, frozenset) if isinstance(values, each))
    return kind(worded)


def _dataclass(value: Any) -> Any:
    fields = {each.name: getattr(value, each.name) for each in dataclasses.fields(value) if each.init}
    changed = _changed(fields)
    return dataclasses.replace(value, **changed) if changed else value


def _changed(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: worded for name, each in fields.items() if (worded := in_words(each)) is not each}


def _differ(pairs: Any, items: Any) -> bool:
    return any(key is not old or new is not each for (key, new), (old, each) in zip(pairs, items, strict=True))
