"""A field of several inputs, such as an amount and its currency: clients have a field for each of them.

Each is called what Django calls its input: `price_0` and `price_1`, or `price_amount` where the widget names them.
"""

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from typing import Any

from django import forms
from django.forms.utils import pretty_name


def client_fields(fields: Mapping[str, forms.Field]) -> dict[str, forms.Field]:
    """The fields that clients have for those of a form."""
    return {name: field for whole, its in fields.items() for name, field in client_parts(whole, its)}


def client_parts(name: str, field: forms.Field) -> list[tuple[str, forms.Field]]:
    """A field by itself, unless it has inputs of its own."""
    return [*_parts(name, field)] if is_divided(field) else [(name, field)]


def is_divided(field: forms.Field) -> bool:
    """Date and time belong together for clients, however they are typed in."""
    return (
        isinstance(field, forms.MultiValueField)
        and isinstance(field.widget, forms.MultiWidget)
        and not isinstance(field, forms.SplitDateTimeField)
        and len(field.widget.widgets) == len(field.fields)
    )


def divide(field: forms.Field, value: Any) -> Sequence[Any]:
    """A value of the whole as those of its parts."""
    if not is_divided(field):
        return [value]
    count = len(field.fields)  # type: ignore[attr-defined]
    if value is None:
        return [None] * count
    values = value if isinstance(value, list | tuple) else field.widget.decompress(value)
    return [*values, *[None] * count][:count]


def place_of(name: str, fields: Mapping[str, forms.Field]) -> str:
    """The place of an error in a field. An error in a field with several inputs is shown beside the last one."""
    return client_parts(name, fields[name])[-1][0] if name in fields else name


def _parts(name: str, whole: Any) -> Iterator[tuple[str, forms.Field]]:
    label = str(pretty_name(name) if whole.label is None else whole.label)
    inputs = zip(whole.fields, whole.widget.widgets, whole.widget.widgets_names, strict=True)
    for index, (field, widget, suffix) in enumerate(inputs):
        part = copy(field)
        part.widget = widget
        part.required = whole.required and (whole.require_all_fields or field.required)
        part.disabled = whole.disabled
        part.label = field.label or f"{label} {_words(suffix, index)}"
        part.help_text = field.help_text or (whole.help_text if index == 0 else "")
        part.initial = whole.initial
        yield name + suffix, part


def _words(suffix: str, index: int) -> str:
    words = suffix.replace("_", " ").strip()
    return str(index + 1) if words in ("", str(index)) else words
