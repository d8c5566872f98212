"""A form's fields as clients show them."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.forms.utils import pretty_name
from mizan_core.json_numbers import is_unsafe

from .choices import describe_choices, has_runtime_choices
from .parts import client_parts, divide
from .responses import MizanForm, MizanFormField
from .value_types import Shape, value_type

_TYPES: Mapping[type[forms.Widget], str] = {
    forms.Textarea: "textarea",
    forms.Select: "select",
    forms.RadioSelect: "radio",
    forms.CheckboxSelectMultiple: "checkboxes",
    forms.SelectDateWidget: "date",
    forms.SplitDateTimeWidget: "datetime-local",
}
# Django shows text, since it writes dates in the user's own way. JSON holds them as these inputs do.
_TEMPORAL: Mapping[type[forms.Widget], str] = {
    forms.DateTimeInput: "datetime-local",
    forms.DateInput: "date",
    forms.TimeInput: "time",
}
# Said by other parts of the description, or the client's own to say.
_NOT_ATTRS = frozenset({"type", "name", "value", "required", "disabled", "checked", "multiple"})


def describe(form: forms.BaseForm) -> MizanForm:
    """As it is now, for this user. May ask the database."""
    return MizanForm(
        fields=[
            _describe(name, part, initial, with_choices=True)
            for whole, field in form.fields.items()
            for (name, part), initial in _parts(whole, field, form.get_initial_for_field(field, whole))
        ]
    )


def describe_class(form_class: type[forms.BaseForm]) -> MizanForm:
    """What is the same at any time. Neither asks the database nor runs code of the project."""
    form = form_class.__new__(form_class)
    forms.BaseForm.__init__(form)
    return MizanForm(
        fields=[
            _describe(name, part, initial, with_choices=not has_runtime_choices(part))
            for whole, field in form.fields.items()
            for (name, part), initial in _parts(whole, field, _fixed_initial(form, whole, field))
        ]
    )


def _parts(name: str, field: forms.Field, initial: Any) -> Iterator[tuple[tuple[str, forms.Field], Any]]:
    """With the initial value of each."""
    return zip(client_parts(name, field), divide(field, initial), strict=True)


def _fixed_initial(form: forms.BaseForm, name: str, field: forms.Field) -> Any:
    return None if callable(field.initial) else forms.BaseForm.get_initial_for_field(form, field, name)


def _describe(name: str, field: forms.Field, initial: Any, *, with_choices: bool) -> MizanFormField:
    widget = field.widget
    kind = value_type(field)
    is_secret = isinstance(widget, forms.PasswordInput) and not widget.render_value
    return MizanFormField(
        name=name,
        label=str(pretty_name(name) if field.label is None else field.label),
        help=str(field.help_text),
        required=field.required,
        disabled=field.disabled,
        hidden=widget.is_hidden,
        widget=type(widget).__name__,
        type=_input_type(widget),
        multiple=kind.shape in (Shape.SEVERAL, Shape.FILES),
        choices=describe_choices(field, kind.item) if with_choices else None,
        initial=kind.nothing if is_secret else kind.present(initial),
        attrs={key: each for key, each in _attributes(widget.attrs) if key not in _NOT_ATTRS},
    )


def _input_type(widget: forms.Widget) -> str:
    if widget.is_hidden:
        return "hidden"
    for known in type(widget).__mro__:
        if known in _TYPES:
            return _TYPES[known]
        if known in _TEMPORAL and widget.input_type == "text":  # type: ignore[attr-defined]
            return _TEMPORAL[known]
    return getattr(widget, "input_type", None) or "text"


def _attributes(attrs: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Django renders an attribute that is true by its bare name, and leaves out one that is false. A bound of a
    BigIntegerField is a string, since JavaScript rounds it."""
    return [
        (key, value if isinstance(value, bool | int | float) and not is_unsafe(value) else str(value))
        for key, value in attrs.items()
        if value is not False and value is not None
    ]
