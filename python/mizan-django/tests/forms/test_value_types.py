"""Each kind of field: its JSON Schema for clients, and the cleaned Python value."""

import datetime
import uuid
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.contrib.auth.models import Group, User
from django.db import models
from mizan_django.forms.value_types import key_schema
from tracker.models import Project, Tag

from ..conftest import Backend
from .conftest import FieldForm

pytestmark = pytest.mark.django_db

OfferField = Callable[[forms.Field], FieldForm]

TEXT = {"type": "string"}
FILE = {"type": "string", "format": "binary"}
UUID = "0190163d-8694-739b-aea5-966c26f8ad91"


def nullable(schema: Any) -> Any:
    return {"anyOf": [schema, {"type": "null"}]}


def formatted(name: str) -> Any:
    return nullable({"type": "string", "format": name})


class Colour(models.TextChoices):
    RED = "red", "Red"
    BLUE = "blue", "Blue"


NO_CHOICE = "Select a valid choice. That choice is not one of the available choices."
COLOURS = [("red", "Red"), ("blue", "Blue")]
UTC = datetime.UTC


@pytest.mark.parametrize(
    ("field", "schema", "value", "cleaned"),
    [
        (forms.CharField(), TEXT, " é ", "é"),
        (forms.CharField(), TEXT, 5, "5"),
        (forms.EmailField(), TEXT, "ada@example.org", "ada@example.org"),
        (forms.SlugField(), TEXT, "a-b", "a-b"),
        (forms.RegexField(r"\d+"), TEXT, "12", "12"),
        (forms.GenericIPAddressField(), TEXT, "::1", "::1"),
        (forms.ComboField(fields=[forms.CharField(), forms.EmailField()]), TEXT, "a@b.org", "a@b.org"),
        (forms.IntegerField(), nullable({"type": "integer"}), 5, 5),
        (forms.IntegerField(), nullable({"type": "integer"}), "5", 5),
        (forms.FloatField(), nullable({"type": "number"}), 1.5, 1.5),
        (forms.DecimalField(), formatted("decimal"), "1.50", Decimal("1.50")),
        (forms.DecimalField(localize=True), formatted("decimal"), "1.50", Decimal("1.50")),
        (forms.DecimalField(), formatted("decimal"), 1.5, Decimal("1.5")),
        (forms.BooleanField(), {"type": "boolean"}, True, True),
        (forms.BooleanField(required=False), {"type": "boolean"}, False, False),
        (forms.BooleanField(required=False), {"type": "boolean"}, None, False),
        (forms.NullBooleanField(), nullable({"type": "boolean"}), None, None),
        (forms.NullBooleanField(), nullable({"type": "boolean"}), True, True),
        (forms.NullBooleanField(), nullable({"type": "boolean"}), False, False),
        (forms.DateField(), formatted("date"), "2026-03-01", datetime.date(2026, 3, 1)),
        (forms.DateField(input_formats=["%d/%m/%Y"]), formatted("date"), "2026-03-01", datetime.date(2026, 3, 1)),
        (forms.DateField(input_formats=["%d/%m/%Y"]), formatted("date"), "1/3/2026", datetime.date(2026, 3, 1)),
        (forms.DateField(widget=forms.SelectDateWidget), formatted("date"), "2026-03-01", datetime.date(2026, 3, 1)),
        (forms.TimeField(), formatted("time"), "10:30", datetime.time(10, 30)),
        (forms.TimeField(input_formats=["%Hh"]), formatted("time"), "10:30:05.5", datetime.time(10, 30, 5, 500000)),
        (
            forms.DateTimeField(),
            formatted("date-time"),
            "2026-03-01T10:30:00+02:00",
            datetime.datetime(2026, 3, 1, 8, 30, tzinfo=UTC),
        ),
        (
            forms.SplitDateTimeField(),
            formatted("date-time"),
            "2026-03-01T10:30:00Z",
            datetime.datetime(2026, 3, 1, 10, 30, tzinfo=UTC),
        ),
        (forms.DurationField(), formatted("duration"), "P1DT2H", datetime.timedelta(days=1, hours=2)),
        (forms.UUIDField(), formatted("uuid"), UUID, uuid.UUID(UUID)),
        (forms.ChoiceField(choices=COLOURS), {**TEXT, "enum": ["red", "blue"]}, "red", "red"),
        (forms.ChoiceField(choices=Colour), {**TEXT, "enum": ["red", "blue"]}, "red", "red"),
        (forms.ChoiceField(choices=[(None, "-"), *COLOURS]), {**TEXT, "enum": ["", "red", "blue"]}, "red", "red"),
        (forms.ChoiceField(choices=[("Warm", COLOURS)]), {**TEXT, "enum": ["red", "blue"]}, "red", "red"),
        (forms.ChoiceField(choices=lambda: COLOURS), TEXT, "blue", "blue"),
        (forms.ChoiceField(choices=COLOURS, required=False), {**TEXT, "enum": ["red", "blue"]}, None, ""),
        (forms.TypedChoiceField(choices=[(1, "One"), (2, "Two")], coerce=int), {**TEXT, "enum": ["1", "2"]}, "2", 2),
        (
            forms.MultipleChoiceField(choices=COLOURS),
            {"type": "array", "items": {**TEXT, "enum": ["red", "blue"]}},
            ["blue", "red"],
            ["blue", "red"],
        ),
        (forms.JSONField(), {}, {"a": [1, None]}, {"a": [1, None]}),
        (forms.JSONField(), {}, "text", "text"),
        (forms.JSONField(required=False), {}, None, None),
        (forms.FileField(required=False, widget=forms.FileInput), nullable(FILE), None, None),
        (
            forms.MultiValueField(
                fields=[forms.CharField(), forms.DateField()],
                widget=forms.SelectMultiple,
            ),
            nullable(
                {"type": "array", "prefixItems": [TEXT, formatted("date")], "minItems": 2, "maxItems": 2},
            ),
            ["a", "2026-03-01"],
            ["a", datetime.date(2026, 3, 1)],
        ),
        (forms.Field(), {}, "anything", "anything"),
        (forms.Field(widget=forms.SelectMultiple), {}, ["a", "b"], ["a", "b"]),
    ],
)
def test_a_value_matches_its_schema_and_is_cleaned_by_its_field(
    offer_field: OfferField,
    backend: Backend,
    field: forms.Field,
    schema: Any,
    value: Any,
    cleaned: Any,
    monkeypatch: Any,
) -> None:
    monkeypatch.setattr(forms.MultiValueField, "compress", lambda self, values: values)
    form = offer_field(field)
    assert form.schema == schema
    response = backend.call("test_form_submit", {"values": {"value": value}})
    assert (response.status_code, form.cleaned) == (200, cleaned), response.content


def test_objects_are_identified_by_their_keys(offer_field: OfferField, backend: Backend) -> None:
    borea = Project.objects.create(name="Borea")
    form = offer_field(forms.ModelChoiceField(Project.objects.all()))
    assert form.schema == nullable({"type": "integer"})
    backend.call("test_form_submit", {"values": {"value": borea.pk}})
    assert form.cleaned == borea


def test_a_choice_without_a_queryset_has_a_string_or_integer_key(offer_field: OfferField) -> None:
    assert offer_field(forms.ModelChoiceField(queryset=None)).schema == nullable({"type": ["string", "integer"]})


def test_several_objects_are_a_list_of_keys(offer_field: OfferField, backend: Backend) -> None:
    tags = [Tag.objects.create(name=name) for name in ("red", "blue", "green")]
    form = offer_field(forms.ModelMultipleChoiceField(Tag.objects.order_by("pk"), to_field_name="name"))
    assert form.schema == {"type": "array", "items": TEXT}
    backend.call("test_form_submit", {"values": {"value": ["red", "green"]}})
    assert [*form.cleaned] == [tags[0], tags[2]]


class Label(models.Model):
    id = models.UUIDField(primary_key=True)
    code = models.CharField(max_length=3, unique=True)
    user = models.OneToOneField(User, models.DO_NOTHING)  # there is no table to query when a user is deleted

    class Meta:
        app_label = "tracker"
        managed = False


@pytest.mark.parametrize(
    ("key", "schema"),
    [
        (Group._meta.get_field("id"), {"type": "integer"}),
        (Label._meta.get_field("id"), {"type": "string", "format": "uuid"}),
        (Label._meta.get_field("code"), TEXT),
        (Label._meta.get_field("user"), {"type": "integer"}),
    ],
)
def test_a_key_has_the_type_of_its_column(key: Any, schema: Any) -> None:
    assert key_schema(key) == schema


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        (forms.CharField(), ["a"], "Input should be a string, a number, a boolean or null"),
        (forms.IntegerField(), {"a": 1}, "Input should be a string, a number, a boolean or null"),
        (forms.MultipleChoiceField(choices=COLOURS), "red", "Input should be an array of strings, numbers or booleans"),
        (
            forms.MultipleChoiceField(choices=COLOURS),
            [["red"]],
            "Input should be an array of strings, numbers or booleans",
        ),
        (forms.Field(), {"a": 1}, "Input should be a string, a number, a boolean, or an array of them"),
        (forms.FileField(), "content", "Input should be null, with the file in a separate part"),
    ],
)
def test_json_of_another_type_is_rejected_before_the_form_receives_it(
    offer_field: OfferField, backend: Backend, field: forms.Field, value: Any, message: str
) -> None:
    offer_field(field)
    response = backend.call("test_form_submit", {"values": {"value": value}})
    assert response.status_code == 422
    error = {"loc": ["values", "value"], "type": "value_type", "message": message}
    assert response.json()["error"]["details"] == [error]


@pytest.mark.parametrize(
    ("field", "value", "messages"),
    [
        (forms.DateField(), "2026-02-30", ["Enter a valid date."]),
        (forms.DecimalField(), "one", ["Enter a number."]),
        (forms.DecimalField(), "NaN", ["Enter a number."]),
        (forms.IntegerField(), True, ["Enter a whole number."]),
        (forms.SplitDateTimeField(), "yesterday", ["Enter a valid date.", "Enter a valid time."]),
        (forms.UUIDField(), "1", ["Enter a valid UUID."]),
        (forms.NullBooleanField(), "x", []),
        (forms.CharField(), None, ["This field is required."]),
        (forms.DateField(), True, ["Enter a valid date."]),
        (forms.SplitDateTimeField(), 1.5, ["Enter a valid date.", "Enter a valid time."]),
        (
            forms.MultiValueField(
                fields=[forms.CharField(), forms.DateField()],
                widget=forms.SelectMultiple,
            ),
            ["a", 5, "more"],
            ["Enter a valid date."],
        ),
        (forms.GenericIPAddressField(), 1, ["Enter a valid IPv4 or IPv6 address."]),
        (forms.CharField(), "\0", ["Null characters are not allowed."]),
        (forms.ModelChoiceField(Project.objects.all()), str(10**30), [NO_CHOICE]),
        (forms.ModelChoiceField(Project.objects.all()), "x", [NO_CHOICE]),
        (
            forms.ModelMultipleChoiceField(Tag.objects.all()),
            [None],
            ["Select a valid choice. … is not one of the available choices."],
        ),
        (
            forms.ChoiceField(choices=COLOURS),
            "green",
            ["Select a valid choice. … is not one of the available choices."],
        ),
    ],
)
def test_an_invalid_value_gets_the_message_of_its_field(
    offer_field: OfferField, backend: Backend, field: forms.Field, value: Any, messages: list[str]
) -> None:
    offer_field(field)
    error_details = backend.call("test_form_validate", {"values": {"value": value}}).json()["result"]
    assert [each["message"] for each in error_details] == messages


@pytest.mark.parametrize(
    ("field", "initial"),
    [
        (forms.CharField(), None),
        (forms.CharField(initial="é"), "é"),
        (forms.CharField(initial=5), "5"),
        (forms.CharField(initial="secret", widget=forms.PasswordInput), None),
        (forms.IntegerField(initial=5), 5),
        (forms.FloatField(initial=float("nan")), None),
        (forms.DecimalField(initial=Decimal("1.50")), "1.50"),
        (forms.BooleanField(), False),
        (forms.BooleanField(initial=True), True),
        (forms.NullBooleanField(), None),
        (forms.NullBooleanField(initial=False), False),
        (forms.DateField(initial=datetime.date(2026, 3, 1)), "2026-03-01"),
        (forms.TimeField(initial=datetime.time(10, 30, 0, 7)), "10:30:00"),
        (forms.DateTimeField(initial=datetime.datetime(2026, 3, 1, 10, 30, 0, 7, UTC)), "2026-03-01T04:30:00"),
        (forms.SplitDateTimeField(initial=datetime.datetime(2026, 3, 1, 10, 30, tzinfo=UTC)), "2026-03-01T04:30:00"),
        (forms.DurationField(initial=datetime.timedelta(hours=26)), "P1DT2H"),
        (forms.UUIDField(initial=uuid.UUID(UUID)), UUID),
        (forms.ChoiceField(choices=COLOURS), None),
        (forms.TypedChoiceField(choices=[(1, "One")], initial=1), "1"),
        (forms.MultipleChoiceField(choices=COLOURS), []),
        (forms.MultipleChoiceField(choices=COLOURS, initial=["red"]), ["red"]),
        (forms.JSONField(initial={"a": 1}), {"a": 1}),
        (forms.FileField(initial="old.txt"), None),
        (forms.CharField(initial=lambda: "later"), None),
    ],
)
def test_initial_values_have_the_type_of_the_values(
    offer_field: OfferField, settings: Any, field: forms.Field, initial: Any
) -> None:
    settings.TIME_ZONE = "America/Chicago"
    assert offer_field(field).described["initial"] == initial
