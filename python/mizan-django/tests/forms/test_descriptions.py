"""The description of a field in the document, which a form that never changes also has on the wire."""

from collections.abc import Callable
from typing import Any

import pytest
from django import forms
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy
from tracker.models import Project

from ..conftest import Backend
from .conftest import FieldForm

pytestmark = pytest.mark.django_db

OfferField = Callable[[forms.Field], FieldForm]

PLAIN = {
    "name": "value",
    "label": "Value",
    "help": "",
    "required": True,
    "disabled": False,
    "hidden": False,
    "widget": "TextInput",
    "type": "text",
    "multiple": False,
    "choices": None,
    "initial": None,
    "attrs": {},
}


def choice(value: Any, label: str, group: str | None = None) -> dict[str, Any]:
    return {"value": value, "label": label, "group": group}


COLOURS = [("red", "Red"), ("blue", "Blue")]
RED, BLUE = choice("red", "Red"), choice("blue", "Blue")


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class ColourPicker(forms.Widget):
    """A field class of a project."""


@pytest.mark.parametrize(
    ("field", "description"),
    [
        (forms.CharField(), {}),
        (
            forms.CharField(label="Your name", help_text="<b>All</b> of it."),
            {"label": "Your name", "help": "<b>All</b> of it."},
        ),
        (forms.CharField(label=gettext_lazy("Yes"), help_text=gettext_lazy("No")), {"label": "Yes", "help": "No"}),
        (forms.CharField(required=False), {"required": False}),
        (forms.CharField(disabled=True, initial="x"), {"disabled": True, "initial": "x"}),
        (
            forms.CharField(min_length=2, max_length=80, widget=forms.TextInput({"placeholder": gettext_lazy("Yes")})),
            {"attrs": {"maxlength": "80", "minlength": "2", "placeholder": "Yes"}},
        ),
        (
            forms.CharField(
                widget=forms.TextInput({"autofocus": True, "spellcheck": False, "size": 3, "list": None, "data-x": "1"})
            ),
            {"attrs": {"autofocus": True, "size": 3, "data-x": "1"}},
        ),
        (
            forms.CharField(
                widget=forms.TextInput({"required": True, "disabled": True, "name": "x", "type": "search"})
            ),
            {"type": "search"},
        ),
        (forms.EmailField(), {"widget": "EmailInput", "type": "email", "attrs": {"maxlength": "320"}}),
        (forms.URLField(assume_scheme="https"), {"widget": "URLInput", "type": "url"}),
        (forms.CharField(widget=forms.PasswordInput), {"widget": "PasswordInput", "type": "password"}),
        (
            forms.CharField(widget=forms.Textarea),
            {"widget": "Textarea", "type": "textarea", "attrs": {"cols": "40", "rows": "10"}},
        ),
        (
            forms.CharField(widget=forms.HiddenInput, initial="x"),
            {"widget": "HiddenInput", "type": "hidden", "hidden": True, "initial": "x"},
        ),
        (
            forms.IntegerField(min_value=1, max_value=9, step_size=2),
            {"widget": "NumberInput", "type": "number", "attrs": {"min": 1, "max": 9, "step": 2}},
        ),
        (forms.FloatField(), {"widget": "NumberInput", "type": "number", "attrs": {"step": "any"}}),
        (
            forms.DecimalField(max_digits=5, decimal_places=2),
            {"widget": "NumberInput", "type": "number", "attrs": {"step": "0.01"}},
        ),
        (forms.BooleanField(), {"widget": "CheckboxInput", "type": "checkbox", "initial": False}),
        (forms.DateField(), {"widget": "DateInput", "type": "date"}),
        (forms.DateField(widget=forms.DateInput({"type": "month"})), {"widget": "DateInput", "type": "month"}),
        (forms.DateField(widget=forms.SelectDateWidget), {"widget": "SelectDateWidget", "type": "date"}),
        (forms.TimeField(), {"widget": "TimeInput", "type": "time"}),
        (forms.DateTimeField(), {"widget": "DateTimeInput", "type": "datetime-local"}),
        (forms.SplitDateTimeField(), {"widget": "SplitDateTimeWidget", "type": "datetime-local"}),
        (
            forms.SplitDateTimeField(widget=forms.SplitHiddenDateTimeWidget),
            {"widget": "SplitHiddenDateTimeWidget", "type": "hidden", "hidden": True},
        ),
        (forms.ChoiceField(choices=COLOURS), {"widget": "Select", "type": "select", "choices": [RED, BLUE]}),
        (
            forms.ChoiceField(
                choices=[("", "-"), ("Warm", [("red", "Red")]), (gettext_lazy("No"), [("blue", "Blue")])]
            ),
            {
                "widget": "Select",
                "type": "select",
                "choices": [choice("", "-"), choice("red", "Red", "Warm"), choice("blue", "Blue", "No")],
            },
        ),
        (
            forms.ChoiceField(choices=COLOURS, widget=forms.RadioSelect),
            {"widget": "RadioSelect", "type": "radio", "choices": [RED, BLUE]},
        ),
        (
            forms.MultipleChoiceField(choices=COLOURS),
            {"widget": "SelectMultiple", "type": "select", "multiple": True, "initial": [], "choices": [RED, BLUE]},
        ),
        (
            forms.MultipleChoiceField(choices=COLOURS, widget=forms.CheckboxSelectMultiple, initial=["red"]),
            {
                "widget": "CheckboxSelectMultiple",
                "type": "checkboxes",
                "multiple": True,
                "initial": ["red"],
                "choices": [RED, BLUE],
            },
        ),
        (
            forms.MultipleChoiceField(choices=COLOURS, widget=forms.MultipleHiddenInput),
            {"widget": "MultipleHiddenInput", "type": "hidden", "hidden": True, "multiple": True, "initial": []},
        ),
        (
            forms.NullBooleanField(),
            {
                "widget": "NullBooleanSelect",
                "type": "select",
                "choices": [choice(None, "Unknown"), choice(True, "Yes"), choice(False, "No")],
            },
        ),
        (
            forms.BooleanField(required=False, widget=forms.RadioSelect(choices=[("True", "Yes"), ("False", "No")])),
            {
                "required": False,
                "widget": "RadioSelect",
                "type": "radio",
                "initial": False,
                "choices": [choice(True, "Yes"), choice(False, "No")],
            },
        ),
        (
            forms.IntegerField(widget=forms.Select(choices=[(1, "One")])),
            {"widget": "Select", "type": "select", "choices": [choice(1, "One")]},
        ),
        (
            forms.FileField(widget=forms.FileInput({"accept": ".pdf"})),
            {"widget": "FileInput", "type": "file", "attrs": {"accept": ".pdf"}},
        ),
        (forms.ImageField(), {"widget": "ClearableFileInput", "type": "file", "attrs": {"accept": "image/*"}}),
        (forms.FileField(widget=SeveralFiles), {"widget": "SeveralFiles", "type": "file", "multiple": True}),
        (forms.JSONField(), {"widget": "Textarea", "type": "textarea", "attrs": {"cols": "40", "rows": "10"}}),
        (forms.CharField(widget=ColourPicker), {"widget": "ColourPicker", "type": "text"}),
        (
            forms.CharField(widget=forms.MultiWidget([forms.TextInput])),
            {"widget": "MultiWidget", "type": "text"},
        ),
    ],
)
def test_a_field_has_the_same_description_in_the_document_and_at_run_time(
    offer_field: OfferField, backend: Backend, field: forms.Field, description: dict[str, Any]
) -> None:
    form = offer_field(field)
    expected = {**PLAIN, **description}
    assert form.described == expected
    assert backend.get("ctx/test_form/").json() == {"test_form_schema": {"fields": [expected]}}
    assert form.document["x-mizan-forms"]["test_form"]["dynamic"] is False


def test_database_rows_are_choices_at_run_time_only(
    offer_field: OfferField, backend: Backend, django_assert_num_queries: Any
) -> None:
    borea = Project.objects.create(name="Borea")
    field = forms.ModelChoiceField(Project.objects.all(), initial=SimpleLazyObject(lambda: borea))
    field.label_from_instance = lambda project: project.name  # type: ignore[assignment, method-assign]
    form = offer_field(field)
    with django_assert_num_queries(0):
        assert form.described == {**PLAIN, "widget": "Select", "type": "select", "initial": borea.pk}
    assert form.document["x-mizan-forms"]["test_form"]["dynamic"] is True
    (now,) = backend.get("ctx/test_form/").json()["test_form_schema"]["fields"]
    assert now["choices"] == [choice(borea.pk, "Borea")]
    assert now["initial"] == borea.pk


def test_the_empty_choice_is_null(offer_field: OfferField, backend: Backend) -> None:
    offer_field(forms.ModelChoiceField(Project.objects.all(), required=False, empty_label="None yet"))
    (now,) = backend.get("ctx/test_form/").json()["test_form_schema"]["fields"]
    assert (now["choices"], now["initial"]) == ([choice(None, "None yet")], None)


@pytest.mark.parametrize(
    ("field", "description"),
    [
        (forms.ChoiceField(choices=lambda: COLOURS), {"choices": [RED, BLUE]}),
        (forms.CharField(initial=lambda: "now"), {"initial": "now"}),
    ],
)
def test_what_a_function_returns_is_known_at_run_time_only(
    offer_field: OfferField, backend: Backend, field: forms.Field, description: dict[str, Any]
) -> None:
    form = offer_field(field)
    assert {key: form.described[key] for key in description} == dict.fromkeys(description)
    assert form.document["x-mizan-forms"]["test_form"]["dynamic"] is True
    (now,) = backend.get("ctx/test_form/").json()["test_form_schema"]["fields"]
    assert {key: now[key] for key in description} == description


@pytest.mark.parametrize(
    ("languages", "text", "is_dynamic"),
    [
        ([("en", "English"), ("de", "German")], gettext_lazy("Yes"), True),
        ([("en", "English"), ("de", "German")], "Yes", False),
        ([("en", "English")], gettext_lazy("Yes"), False),
    ],
)
def test_translated_texts_are_dynamic_with_several_languages(
    offer_field: OfferField, settings: Any, languages: Any, text: Any, is_dynamic: bool
) -> None:
    settings.LANGUAGES = languages
    form = offer_field(forms.ChoiceField(choices=[("Answers", [("y", text)])]))
    assert form.document["x-mizan-forms"]["test_form"]["dynamic"] is is_dynamic
