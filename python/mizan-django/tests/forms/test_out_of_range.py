"""Numbers and times that Python or a database cannot represent are validation errors."""

import datetime
from typing import Any

import pytest
from django import forms
from django.contrib.auth.models import User
from django.db import models

from ..conftest import Backend

pytestmark = pytest.mark.django_db

NO_TIME = "Enter a valid date/time."


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        (forms.FloatField(), "9" * 400, "Enter a number."),
        (forms.DateTimeField(), "0001-01-01T00:00:00+14:00", NO_TIME),
        (forms.DateTimeField(), "9999-12-31T23:59:59-14:00", NO_TIME),
        (forms.SplitDateTimeField(), "0001-01-01T00:00:00+14:00", "Enter a valid date."),
        (forms.DurationField(), "P999999999D", "Enter a valid duration."),
        (forms.DurationField(), "-P106751992D", "Enter a valid duration."),
    ],
)
def test_a_value_out_of_range_is_a_validation_error(
    backend: Backend, offer_field: Any, field: forms.Field, value: Any, error: str
) -> None:
    offer_field(field)
    response = backend.call("test_form_submit", {"values": {"value": value}})
    assert response.status_code == 422
    assert response.json()["error"]["details"][0]["message"] == error


def test_a_time_before_the_first_year_of_the_time_zone_is_a_validation_error(
    backend: Backend, offer_field: Any, settings: Any
) -> None:
    settings.TIME_ZONE = "America/New_York"
    offer_field(forms.SplitDateTimeField())
    response = backend.call("test_form_submit", {"values": {"value": "0001-01-01T00:00:00Z"}})
    assert response.status_code == 422


@pytest.mark.parametrize("written", ["2026-01-01T10:00:00Z", "2026-01-01T12:00:00+02:00", "2026-01-01T11:00:00"])
def test_without_time_zones_times_are_local(backend: Backend, offer_field: Any, settings: Any, written: str) -> None:
    settings.USE_TZ = False
    settings.TIME_ZONE = "Europe/Berlin"
    form = offer_field(forms.DateTimeField())
    assert backend.call("test_form_submit", {"values": {"value": written}}).status_code == 200
    assert form.cleaned == datetime.datetime(2026, 1, 1, 11)


@pytest.mark.parametrize("number", [str(2**63), str(-(2**64)), "9" * 400])
def test_a_key_too_large_for_the_database_is_a_validation_error(
    backend: Backend, offer_field: Any, number: Any
) -> None:
    offer_field(forms.ModelMultipleChoiceField(User.objects.all()))
    response = backend.call("test_form_submit", {"values": {"value": [number]}})
    assert response.status_code == 422
    assert response.json()["error"]["details"][0]["message"] == "“…” is not a valid value."


BIG = 2**53 + 1


@pytest.mark.parametrize(
    ("field", "value", "place"),
    [
        (forms.IntegerField(), BIG, []),
        (forms.CharField(), BIG, []),
        (forms.ModelChoiceField(User.objects.all()), BIG, []),
        (forms.ModelMultipleChoiceField(User.objects.all()), [1, BIG], [1]),
        (forms.JSONField(), {"a": [BIG]}, ["a", 0]),
    ],
)
def test_a_number_that_javascript_rounds_is_rejected(
    backend: Backend, offer_field: Any, field: forms.Field, value: Any, place: Any
) -> None:
    User(id=BIG, username="big").save()
    offer_field(field)
    response = backend.call("test_form_submit", {"values": {"value": value}})
    assert response.status_code == 422
    (detail,) = response.json()["error"]["details"]
    assert (detail["loc"], detail["type"]) == (["values", "value", *place], "unsafe_integer")


def test_a_row_with_a_large_key_is_chosen_by_a_string(backend: Backend, offer_field: Any) -> None:
    for pk in (BIG - 1, BIG):
        User(id=pk, username=str(pk)).save()
    form = offer_field(forms.ModelChoiceField(User.objects.all(), initial=BIG))
    (field,) = backend.get("ctx/test_form/").json()["test_form_schema"]["fields"]
    assert field["initial"] == str(BIG)
    assert [each["value"] for each in field["choices"]] == [str(BIG - 1), str(BIG)]
    assert backend.call("test_form_submit", {"values": {"value": str(BIG)}}).status_code == 200
    assert form.cleaned.pk == BIG


def test_a_big_integer_field(backend: Backend, offer_field: Any) -> None:
    form = offer_field(models.BigIntegerField().formfield(initial=BIG))
    assert form.described["attrs"] == {"min": str(-(2**63)), "max": str(2**63 - 1)}
    (field,) = backend.get("ctx/test_form/").json()["test_form_schema"]["fields"]
    assert field == form.described
    assert field["initial"] == str(BIG)
    assert backend.call("test_form_submit", {"values": {"value": str(BIG)}}).status_code == 200
    assert form.cleaned == BIG


def test_a_duration_of_a_hundred_thousand_years_is_accepted(backend: Backend, offer_field: Any) -> None:
    form = offer_field(forms.DurationField())
    assert backend.call("test_form_submit", {"values": {"value": "P36500000D"}}).status_code == 200
    assert form.cleaned == datetime.timedelta(days=36_500_000)
