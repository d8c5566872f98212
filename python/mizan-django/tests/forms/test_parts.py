"""A field with several inputs is several fields for clients, with Django's names of the inputs."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy
from mizan_core import DefinitionError, Registry, export_document
from mizan_django import client_form
from pydantic import BaseModel

from ..conftest import Backend
from .conftest import multipart

pytestmark = pytest.mark.django_db

CURRENCIES = [("eur", "Euro"), ("chf", "Franc")]


class PriceInput(forms.MultiWidget):
    def __init__(self) -> None:
        super().__init__({"amount": forms.NumberInput, "": forms.Select(choices=CURRENCIES)})

    def decompress(self, value: Any) -> list[Any]:
        return value.split(" ") if value else []


class PriceField(forms.MultiValueField):
    widget = PriceInput

    def __init__(self, **options: Any) -> None:
        fields = [forms.DecimalField(), forms.ChoiceField(choices=CURRENCIES, label="Currency")]
        super().__init__(fields=fields, **options)

    def compress(self, data_list: list[Any]) -> str | None:
        return f"{data_list[0]} {data_list[1]}" if data_list else None


class PeriodField(forms.MultiValueField):
    """A period whose end is optional."""

    def __init__(self, **options: Any) -> None:
        fields = [forms.DateField(error_messages={"incomplete": "Say since when."}), forms.DateField(required=False)]
        widget = forms.MultiWidget([forms.DateInput, forms.DateInput])
        super().__init__(fields=fields, widget=widget, require_all_fields=False, **options)

    def compress(self, data_list: list[datetime.date]) -> list[datetime.date]:
        return data_list


class Offer(BaseModel):
    price: str
    period: list[datetime.date | None]


@pytest.fixture(autouse=True)
def offer_form(registry: Registry) -> None:
    @client_form(registry=registry)
    class OfferForm(forms.Form):
        price = PriceField(help_text="Before tax.", initial="9.50 chf")
        period = PeriodField()

        def submit(self) -> Offer:
            if self.cleaned_data["price"] == "1 eur":
                raise ValidationError({"price": "That is too cheap."})
            return Offer(**self.cleaned_data)


VALUES = {"price_amount": "12.50", "price": "eur", "period_0": "2026-03-01", "period_1": None}


def submit(backend: Backend, **values: Any) -> Any:
    return backend.call("offer_form_submit", {"values": {**VALUES, **values}})


def test_each_input_has_a_name_a_type_and_a_description(registry: Registry) -> None:
    document = export_document(registry)
    values = document["components"]["schemas"]["OfferFormValues"]
    null, text = {"type": "null"}, {"type": "string"}
    date = {"anyOf": [{**text, "format": "date"}, null]}
    assert values["properties"] == {
        "price_amount": {"anyOf": [{**text, "format": "decimal"}, null]},
        "price": {**text, "enum": ["eur", "chf"]},
        "period_0": date,
        "period_1": date,
    }
    assert values["required"] == ["price_amount", "price", "period_0"]
    form = document["x-mizan-forms"]["offer_form"]
    assert form["dynamic"] is False
    shown = ("name", "label", "help", "type", "required", "initial")
    assert [tuple(field[key] for key in shown) for field in form["fields"]] == [
        ("price_amount", "Price amount", "Before tax.", "number", True, "9.50"),
        ("price", "Currency", "", "select", True, "chf"),
        ("period_0", "Period 1", "", "date", True, None),
        ("period_1", "Period 2", "", "date", False, None),
    ]
    assert [choice["value"] for choice in form["fields"][1]["choices"]] == ["eur", "chf"]


def test_the_form_receives_the_data_that_a_browser_would_send(backend: Backend) -> None:
    response = submit(backend)
    assert response.status_code == 200, response.content
    assert response.json()["result"] == {"price": "12.50 eur", "period": ["2026-03-01", None]}


@pytest.mark.parametrize(
    ("values", "error_details"),
    [
        ({"price_amount": "much"}, [("price", "Enter a number.")]),
        ({"price_amount": None}, [("price", "This field is required.")]),
        ({"price": "usd"}, [("price", "Select a valid choice. … is not one of the available choices.")]),
        ({"period_0": None}, [("period_1", "This field is required.")]),
        ({"period_0": None, "period_1": "2026-03-01"}, [("period_1", "Say since when.")]),
        ({"period_1": "soon"}, [("period_1", "Enter a valid date.")]),
        ({"price_amount": "1"}, [("price", "That is too cheap.")]),
        ({"period": ["2026-03-01", None]}, [("period", "The form has no such field.")]),
        ({"price": ["12.50", "eur"]}, [("price", "Input should be a string, a number, a boolean or null")]),
    ],
)
def test_an_error_is_located_at_the_last_part(
    backend: Backend, values: dict[str, Any], error_details: list[tuple[str, str]]
) -> None:
    response = submit(backend, **values)
    assert response.status_code == 422, response.content
    assert [(each["loc"][1], each["message"]) for each in response.json()["error"]["details"]] == error_details


def test_a_run_time_description_has_the_parts_of_the_initial_value(backend: Backend, registry: Registry) -> None:
    def with_price(cents: int) -> dict[str, Any]:
        return {"initial": {"price": f"{Decimal(cents) / 100} eur"}, "prefix": "p"}

    @client_form(form_kwargs=with_price, registry=registry)
    class PriceForm(forms.Form):
        price = PriceField()

        def submit(self) -> str:
            return str(self.cleaned_data["price"])

    fields = backend.get("ctx/price_form/?cents=250").json()["price_form_schema"]["fields"]
    assert [(field["name"], field["initial"]) for field in fields] == [("price_amount", "2.5"), ("price", "eur")]
    args = {"cents": 1, "values": {"price_amount": "3", "price": "chf"}}
    assert backend.call("price_form_submit", args).json()["result"] == "3 chf"


def test_dynamic_choices_and_texts_of_a_part_make_the_form_dynamic(registry: Registry, settings: Any) -> None:
    settings.LANGUAGES = [("en", "English"), ("de", "German")]

    def form_of(name: str, part: forms.Field, widget: Any) -> None:
        field = forms.MultiValueField([part], widget=forms.MultiWidget([widget]))
        form = type(name, (forms.Form,), {"value": field, "submit": lambda self: None})
        form.submit.__annotations__["return"] = None  # type: ignore[attr-defined]
        client_form(registry=registry)(form)

    form_of("FixedForm", forms.CharField(), forms.TextInput)
    form_of("ChosenForm", forms.ChoiceField(choices=lambda: CURRENCIES), forms.Select())
    form_of("TranslatedForm", forms.CharField(label=gettext_lazy("Name")), forms.TextInput)
    described = export_document(registry)["x-mizan-forms"]
    dynamic = {name: form["dynamic"] for name, form in described.items() if name != "offer_form"}
    assert dynamic == {"chosen_form": True, "fixed_form": False, "translated_form": True}


def test_a_part_may_be_a_file_input(backend: Backend, registry: Registry) -> None:
    class ScanField(forms.MultiValueField):
        def compress(self, data_list: list[Any]) -> str:
            return f"{data_list[0]}: {data_list[1].read().decode()}"

    @client_form(registry=registry)
    class ScanForm(forms.Form):
        scan = ScanField(
            fields=[forms.CharField(), forms.FileField()], widget=forms.MultiWidget([forms.TextInput, forms.FileInput])
        )

        def submit(self) -> str:
            return str(self.cleaned_data["scan"])

    call = {"fn": "scan_form_submit", "args": {"values": {"scan_0": "Page", "scan_1": None}}}
    assert backend.post(**multipart(call, {"/values/scan_1": b"content"})).json()["result"] == "Page: content"


def test_a_part_must_not_have_the_name_of_another_field(registry: Registry) -> None:
    with pytest.raises(DefinitionError) as caught:

        @client_form(registry=registry)
        class TwiceForm(forms.Form):
            period = PeriodField()
            period_1 = forms.CharField()

            def submit(self) -> None: ...

    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.message == "An input of TwiceForm.period has the name period_1, which another field has too."
    assert diagnostic.hint == "Rename one of the two fields."
