"""Forms in the user's language: clients get its messages, but not its formats of numbers and dates."""

import datetime
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.utils import translation
from django.utils.translation import gettext_lazy

from ..conftest import Backend
from .conftest import FieldForm

pytestmark = pytest.mark.django_db

OfferField = Callable[[forms.Field], FieldForm]
GERMAN = {"accept-language": "de"}


@pytest.fixture(autouse=True)
def _chosen_by_request(settings: Any) -> Iterator[None]:
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "django.middleware.locale.LocaleMiddleware"]
    settings.USE_THOUSAND_SEPARATOR = True
    yield
    translation.deactivate()


def test_texts_are_in_the_language_of_the_request(offer_field: OfferField, backend: Backend) -> None:
    form = offer_field(forms.NullBooleanField(label=gettext_lazy("Yes")))
    assert form.document["x-mizan-forms"]["test_form"]["dynamic"] is True
    assert form.described["label"] == "Yes"
    (now,) = backend.get("ctx/test_form/", headers=GERMAN).json()["test_form_schema"]["fields"]
    assert (now["label"], now["choices"][1]) == ("Ja", {"value": True, "label": "Ja", "group": None})


def test_error_messages_are_in_the_language_of_the_request(offer_field: OfferField, backend: Backend) -> None:
    offer_field(forms.CharField())
    args = {"values": {}}
    (checked,) = backend.call("test_form_validate", args, headers=GERMAN).json()["result"]
    (refused,) = backend.call("test_form_submit", args, headers=GERMAN).json()["error"]["details"]
    assert checked == refused
    assert refused["message"] == "Dieses Feld ist zwingend erforderlich."


@pytest.mark.parametrize(
    ("field", "value", "cleaned"),
    [
        (forms.DecimalField(localize=True), "1.500", Decimal("1.500")),
        (forms.DecimalField(localize=True), "1.500,25", Decimal("1500.25")),
        (forms.FloatField(localize=True), 1.5, 1.5),
        (forms.IntegerField(localize=True), 1500, 1500),
        (forms.DateField(localize=True), "2026-03-01", datetime.date(2026, 3, 1)),
        (forms.DateField(localize=True), "1.3.2026", datetime.date(2026, 3, 1)),
    ],
)
def test_numbers_and_dates_have_their_json_form_in_every_language(
    offer_field: OfferField, backend: Backend, field: forms.Field, value: Any, cleaned: Any
) -> None:
    form = offer_field(field)
    response = backend.call("test_form_submit", {"values": {"value": value}}, headers=GERMAN)
    assert (response.status_code, form.cleaned) == (200, cleaned), response.content


def test_initial_values_have_their_json_form_in_every_language(offer_field: OfferField, backend: Backend) -> None:
    offer_field(forms.DecimalField(localize=True, initial=Decimal("1500.25")))
    (now,) = backend.get("ctx/test_form/", headers=GERMAN).json()["test_form_schema"]["fields"]
    assert (now["initial"], now["type"]) == ("1500.25", "text")
