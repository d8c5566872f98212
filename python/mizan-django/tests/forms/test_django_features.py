"""Features of Django's forms work as in Django: disabled fields, prefixes, checkboxes and the form that signs in."""

from typing import Any

import pytest
from django import forms
from django.contrib.auth import login
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import User
from django.http import HttpRequest
from mizan_core import Registry
from mizan_django import client_form

from ..conftest import Backend

pytestmark = pytest.mark.django_db


def test_disabled_fields_keep_the_value_of_the_server_and_hidden_fields_are_ordinary(
    backend: Backend, registry: Registry
) -> None:
    @client_form(registry=registry)
    class DeskForm(forms.Form):
        desk = forms.CharField(disabled=True, initial="Front")
        campaign = forms.CharField(widget=forms.HiddenInput)

        def submit(self) -> dict[str, str]:
            return self.cleaned_data

    schema = registry.get("desk_form_submit").input_model.model.model_json_schema()
    assert schema["$defs"]["DeskFormValues"]["required"] == ["campaign"]
    response = backend.call("desk_form_submit", {"values": {"desk": "Mine", "campaign": "x"}})
    assert response.json()["result"] == {"desk": "Front", "campaign": "x"}


def test_clients_do_not_see_the_prefix_of_a_form(backend: Backend, registry: Registry) -> None:
    @client_form(registry=registry)
    class AddressForm(forms.Form):
        prefix = "billing"
        street = forms.CharField()
        since = forms.SplitDateTimeField(required=False)

        def submit(self) -> list[str]:
            assert self.data["billing-street"] == self.cleaned_data["street"]
            return sorted(self.data)

    args = {"values": {"street": "Elm", "since": "2026-03-01T10:00"}}
    response = backend.call("address_form_submit", args).json()
    assert response["result"] == ["billing-since_0", "billing-since_1", "billing-street"]
    error_details = backend.call("address_form_validate", {"values": {}}).json()["result"]
    assert [each["loc"] for each in error_details] == [["values", "street"]]


def test_a_missing_checkbox_is_unchecked(backend: Backend, registry: Registry) -> None:
    @client_form(registry=registry)
    class PersonForm(forms.ModelForm):
        class Meta:
            model = User
            fields = ("username", "is_active", "groups")

    assert backend.call("person_form_submit", {"values": {"username": "ada", "groups": []}}).status_code == 200
    assert backend.call("person_form_submit", {"values": {"username": "bob", "is_active": True}}).status_code == 200
    assert dict(User.objects.values_list("username", "is_active")) == {"ada": False, "bob": True}


def test_signing_in_is_a_form_like_any_other(backend: Backend, registry: Registry) -> None:
    def of_request(request: HttpRequest) -> dict[str, Any]:
        return {"request": request}

    @client_form(form_kwargs=of_request, name="sign_in", registry=registry)
    class SignInForm(AuthenticationForm):
        def submit(self, request: HttpRequest) -> None:
            login(request, self.get_user())

    User.objects.create_user("ada", password="engine")
    refused = backend.call("sign_in_submit", {"values": {"username": "ada", "password": "loom"}})
    assert [(each["loc"], each["type"]) for each in refused.json()["error"]["details"]] == [
        (["values"], "invalid_login")
    ]
    assert refused.headers["x-mizan-identity"] == ""
    response = backend.call("sign_in_submit", {"values": {"username": "ada", "password": "engine"}})
    assert (response.status_code, bool(response.headers["x-mizan-identity"])) == (200, True)
