"""Whether a form is dynamic: whether its description depends on the user, the language or the time."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.conf import settings
from django.middleware.locale import LocaleMiddleware
from django.utils.functional import Promise
from django.utils.module_loading import import_string

from .choices import has_runtime_choices
from .definition import FormDefinition

_ITS_OWN = ("__init__", "get_initial_for_field")


def is_dynamic(form: FormDefinition) -> bool:
    """Whether it may differ by user, language or time, so that clients ask for it at run time."""
    if form.form_kwargs is not None or any(_is_own(form.form_class, name) for name in _ITS_OWN):
        return True
    fields = [*form.fields.values(), *form.client_fields.values()]
    if any(callable(each.initial) or _shows_runtime_choices(each) for each in fields):
        return True
    return _has_several_languages() and any(isinstance(each, Promise) for field in fields for each in _texts(field))


def _is_own(form_class: type[forms.BaseForm], name: str) -> bool:
    return not str(getattr(getattr(form_class, name), "__module__", "")).startswith("django.forms.")


def _shows_runtime_choices(field: forms.Field) -> bool:
    return isinstance(field.widget, forms.widgets.ChoiceWidget) and has_runtime_choices(field)


def _has_several_languages() -> bool:
    if not settings.USE_I18N or len(settings.LANGUAGES) < 2:
        return False
    return settings.is_overridden("LANGUAGES") or any(map(_chooses_language, settings.MIDDLEWARE))


def _chooses_language(path: str) -> bool:
    middleware = import_string(path)
    return isinstance(middleware, type) and issubclass(middleware, LocaleMiddleware)


def _texts(field: forms.Field) -> Iterator[Any]:
    yield from (field.label, field.help_text, field.initial, *field.widget.attrs.values())
    if isinstance(field.widget, forms.widgets.ChoiceWidget):
        yield from _labels(field.widget.choices)


def _labels(choices: Any) -> Iterator[Any]:
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield value
            yield from (text for _, text in label)
        else:
            yield label
