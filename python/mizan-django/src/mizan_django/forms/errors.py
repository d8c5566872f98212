"""What a form complains of, by field."""

from collections.abc import Iterable, Iterator

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from .answers import MizanFormComplaint
from .definition import VALUES
from .parts import place_of


def complaints_of(form: forms.BaseForm) -> list[MizanFormComplaint]:
    """Empty for a form that is valid."""
    return list(_complaints(form.errors.as_data().items(), form))


def complaints_of_error(error: ValidationError, form: forms.BaseForm) -> list[MizanFormComplaint]:
    """What was raised only while the form was submitted."""
    if hasattr(error, "error_dict"):
        return list(_complaints(error.error_dict.items(), form))
    return list(_complaints([(NON_FIELD_ERRORS, error.error_list)], form))


def _complaints(
    errors: Iterable[tuple[str, list[ValidationError]]], form: forms.BaseForm
) -> Iterator[MizanFormComplaint]:
    """Django's own words, which quote the input where a form of Django's would."""
    for field, found in errors:
        loc: list[str | int] = [VALUES] if field == NON_FIELD_ERRORS else [VALUES, place_of(field, form.fields)]
        for error in found:
            for message in error.messages:
                yield MizanFormComplaint(loc=loc, type=str(error.code or "value_error"), message=message)
