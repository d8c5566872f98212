"""Messages of a form never repeat the input."""

import json
from typing import Any

import pytest
from django import forms
from django.contrib.auth.models import User
from django.core.validators import FileExtensionValidator, MaxLengthValidator, RegexValidator
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mizan_core import Registry

from ..conftest import Backend
from .conftest import FieldForm, multipart

pytestmark = pytest.mark.django_db

FIELDS: list[forms.Field] = [
    forms.ChoiceField(choices=[("a", "A")]),
    forms.MultipleChoiceField(choices=[("a", "A")]),
    forms.TypedChoiceField(choices=[("1", "One")], coerce=int),
    forms.ModelChoiceField(User.objects.all()),
    forms.ModelChoiceField(User.objects.all(), to_field_name="username"),
    forms.ModelMultipleChoiceField(User.objects.all()),
    forms.IntegerField(),
    forms.DecimalField(max_digits=3),
    forms.DateField(),
    forms.DateTimeField(),
    forms.DurationField(),
    forms.EmailField(),
    forms.URLField(assume_scheme="https"),
    forms.UUIDField(),
    forms.SlugField(),
    forms.GenericIPAddressField(),
    forms.RegexField("^a$"),
    forms.CharField(validators=[RegexValidator("^a$", message="%(value)s is not a")]),
    forms.CharField(validators=[MaxLengthValidator(3)]),
]


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: type(field).__name__)
@given(middle=st.text(st.characters(exclude_categories=["C"]), max_size=6))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_message_repeats_the_input(backend: Backend, registry: Registry, field: forms.Field, middle: str) -> None:
    registry.clear()
    FieldForm(registry, field)
    sent: Any = f"zz {middle} hunter2"
    if isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField):
        sent = [sent]
    refused = backend.call("test_form_submit", {"values": {"value": sent}})
    assert refused.status_code == 422
    assert "hunter2" not in refused.content.decode()
    found = backend.call("test_form_validate", {"values": {"value": sent}}).json()["result"]
    assert found
    assert "hunter2" not in json.dumps(found)


def test_the_message_of_a_choice_says_what_is_wrong(backend: Backend, registry: Registry) -> None:
    FieldForm(registry, forms.ChoiceField(choices=[("a", "A")]))
    details = backend.call("test_form_submit", {"values": {"value": "b"}}).json()["error"]["details"]
    assert details == [
        {
            "loc": ["values", "value"],
            "type": "invalid_choice",
            "message": "Select a valid choice. … is not one of the available choices.",
        }
    ]


def test_the_extension_of_a_file_is_not_repeated(backend: Backend, registry: Registry) -> None:
    FieldForm(registry, forms.FileField(validators=[FileExtensionValidator(["pdf"])]))
    request = multipart({"fn": "test_form_submit", "args": {"values": {"value": None}}}, {"/values/value": b"x"})
    (detail,) = backend.post(**request).json()["error"]["details"]
    assert detail["message"] == "File extension “…” is not allowed. Allowed extensions are: pdf."
