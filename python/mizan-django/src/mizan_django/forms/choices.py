"""What a field may be chosen from."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django import forms
from django.utils.choices import CallableChoiceIterator

from .responses import MizanFormChoice


def has_runtime_choices(field: forms.Field) -> bool:
    """Whether they are not the same at any time: rows of a database, or what a function returns."""
    if isinstance(field, forms.ModelChoiceField):
        return True
    sources = (getattr(field, "choices", None), getattr(field.widget, "choices", None))
    return any(isinstance(each, CallableChoiceIterator) for each in sources)


def describe_choices(field: forms.Field, present: Callable[[Any], Any]) -> list[MizanFormChoice] | None:
    """None where the widget shows none. May ask the database."""
    if not isinstance(field.widget, forms.widgets.ChoiceWidget):
        return None
    return [
        MizanFormChoice(value=present(value), label=str(label), group=group)
        for value, label, group in _flat(field.widget.choices)
    ]


def choice_values(choices: Iterable[Any]) -> Iterator[Any]:
    return (value for value, _, _ in _flat(choices))


def _flat(choices: Iterable[Any]) -> Iterator[tuple[Any, Any, str | None]]:
    """Value, label and the name of the group that it is in."""
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from ((inner, text, str(value)) for inner, text in label)
        else:
            yield value, label, None
