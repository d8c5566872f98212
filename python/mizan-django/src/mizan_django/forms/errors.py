"""The errors of a form, by field."""

from collections.abc import Iterable, Iterator

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from ..failures import message_of
from .definition import VALUES
from .parts import place_of
from .responses import MizanFormError


def errors_of(form: forms.BaseForm) -> list[MizanFormError]:
    """Empty for a form that is valid."""
    return list(_form_errors(form.errors.as_data().items(), form))


def errors_of_exception(error: ValidationError, form: forms.BaseForm) -> list[MizanFormError]:
    """The errors of an exception that the form raised while it was submitted."""
    if hasattr(error, "error_dict"):
        return list(_form_errors(error.error_dict.items(), form))
    return list(_form_errors([(NON_FIELD_ERRORS, error.error_list)], form))


def _form_errors(errors: Iterable[tuple[str, list[ValidationError]]], form: forms.BaseForm) -> Iterator[MizanFormError]:
    for field, found in errors:
        loc: list[str | int] = [VALUES] if field == NON_FIELD_ERRORS else [VALUES, place_of(field, form.fields)]
        for error in found:
            yield MizanFormError(loc=loc, type=str(error.code or "value_error"), message=message_of(error))
