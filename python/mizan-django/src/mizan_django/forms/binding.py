"""Binds a form to the values of a client."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict
from mizan_core import ValidationFailed

from .definition import VALUES, FormDefinition
from .json_values import parse_text
from .parts import client_fields
from .uploads import Upload, misplaced, uploads
from .value_types import FILE_SHAPES, Shape, value_type


class Binding:
    """Fills in data as a browser would, so that the form and its widgets read it like any other; but with Python's
    objects where text would depend on formats of dates and numbers."""

    def __init__(self, values: Mapping[str, Any], files: Mapping[str, Sequence[Upload]]) -> None:
        self._values = values
        self._uploads = files
        self._left = {*values, *files}
        self.data = QueryDict(mutable=True)
        self.files: MultiValueDict[str, Upload] = MultiValueDict()

    def fill(self, fields: Mapping[str, forms.Field], prefix: str | None) -> None:
        """Raises ValidationFailed for a value of the wrong JSON type."""
        for name, field in client_fields(fields).items():
            if name in self._left:
                self._left.remove(name)
                self._fill_in(name, field, f"{prefix}-{name}" if prefix else name)

    def refuse_rest(self) -> None:
        """Raises ValidationFailed for names without a field."""
        if self._left:
            raise ValidationFailed(
                details=[
                    {"loc": [VALUES, name], "type": "extra_forbidden", "message": "The form has no such field."}
                    for name in sorted(self._left)
                ]
            )

    def _fill_in(self, name: str, field: forms.Field, html_name: str) -> None:
        kind = value_type(field)
        files = self._uploads.get(name, ())
        value = self._values.get(name)
        wrong = misfit(kind.shape, value)
        if wrong:
            raise ValidationFailed.at(VALUES, name, type="value_type", message=wrong)
        if kind.shape in FILE_SHAPES:
            if files:
                self.files.setlist(html_name, [*files])
            elif value is False:
                self.data[field.widget.clear_checkbox_name(html_name)] = "on"
        elif files:
            raise misplaced(VALUES, name)
        elif name in self._values:
            parsed = [kind.parse(each) for each in value or ()] if kind.shape is Shape.SEVERAL else kind.parse(value)
            for key, each in _entries(field.widget, html_name, parsed):
                self.data.setlist(key, each if isinstance(each, list) else [each])


def bind(
    definition: FormDefinition, request: HttpRequest, values: Mapping[str, Any], params: Mapping[str, Any]
) -> forms.BaseForm:
    """Raises ValidationFailed for unknown names and for values of the wrong JSON type."""
    arguments = definition.constructor_arguments(request, params)
    binding = Binding(values, uploads(request))
    form_class = definition.form_class
    # Before the form is made, since it may look at its data then.
    binding.fill(definition.fields, arguments.get("prefix", form_class.prefix))
    form = form_class(data=binding.data, files=binding.files, **arguments)
    binding.fill(form.fields, form.prefix)  # what it has got besides
    binding.refuse_rest()
    return form


def _entries(widget: forms.Widget, name: str, value: Any) -> Iterator[tuple[str, Any]]:
    """What the widget looks for in a form's data."""
    if not isinstance(widget, forms.MultiWidget):
        yield name, value
        return
    parts = value if isinstance(value, list) else _decompress(widget, value)
    for suffix, part, each in zip(_suffixes(widget), widget.widgets, parts, strict=False):
        yield from _entries(part, name + suffix, each)


def _suffixes(widget: forms.MultiWidget) -> Sequence[str]:
    suffixes: Sequence[str] = widget.widgets_names  # type: ignore[attr-defined]
    return suffixes


def _decompress(widget: forms.MultiWidget, value: Any) -> Sequence[Any]:
    """A value that cannot be split goes to every part, which then reports an error."""
    try:
        return widget.decompress(value) or ()
    except (AttributeError, TypeError, ValueError, OverflowError, NotImplementedError):
        return [parse_text(value)] * len(widget.widgets)


def misfit(shape: Shape, value: Any) -> str | None:
    """The error if the value has the wrong JSON type."""
    if value is None or shape is Shape.ANYTHING:
        return None
    fits = {
        Shape.ONE: _is_plain(value),
        Shape.SEVERAL: isinstance(value, list) and all(map(_is_plain, value)),
        Shape.EITHER: all(map(_is_plain, value)) if isinstance(value, list) else _is_plain(value),
        Shape.FILE: False,
        Shape.CLEARABLE_FILE: value is False,
        Shape.FILES: isinstance(value, list) and all(each is None for each in value),
    }
    return None if fits[shape] else _WORDS[shape]


def _is_plain(value: Any) -> bool:
    return value is None or isinstance(value, str | int | float)


_WORDS: Mapping[Shape, str] = {
    Shape.ONE: "Input should be a string, a number, a boolean or null",
    Shape.SEVERAL: "Input should be an array of strings, numbers or booleans",
    Shape.EITHER: "Input should be a string, a number, a boolean, or an array of them",
    Shape.FILE: "Input should be null, with the file in a separate part",
    Shape.CLEARABLE_FILE: "Input should be null, with the file in a separate part, or false to remove the file",
    Shape.FILES: "Input should be an array with null for each file, with each file in a separate part",
}
