"""Forms, and the requests to them."""

from collections.abc import Callable
from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from mizan_core import Registry, client, export_document
from mizan_django import client_form
from mizan_fixtures.multipart import body_of, multipart, part
from mizan_fixtures.several_files import SeveralFilesField


class FieldForm:
    """A form with one field, `value`, on a backend, and the cleaned value of its last submission."""

    def __init__(self, registry: Registry, field: forms.Field) -> None:
        self.registry = registry
        self.cleaned: Any = None
        field_form = self

        def submit(form: forms.Form) -> None:
            field_form.cleaned = form.cleaned_data["value"]

        submit.__annotations__["return"] = None
        form_class = type("TestForm", (forms.Form,), {"value": field, "submit": submit})
        client_form(registry=registry)(form_class)

    @property
    def document(self) -> dict[str, Any]:
        return export_document(self.registry)

    @property
    def schema(self) -> Any:
        return self.document["components"]["schemas"]["TestFormValues"]["properties"]["value"]

    @property
    def described(self) -> dict[str, Any]:
        (field,) = self.document["x-mizan-forms"]["test_form"]["fields"]
        return dict(field)


@pytest.fixture
def offer_field(registry: Registry) -> Callable[[forms.Field], FieldForm]:
    return lambda field: FieldForm(registry, field)


@pytest.fixture
def message_form(registry: Registry) -> None:
    @client_form(registry=registry)
    class MessageForm(forms.Form):
        text = forms.CharField()
        letter = forms.FileField(required=False, max_length=20)
        photos = SeveralFilesField(required=False)
        data = forms.JSONField(required=False)  # type: ignore[assignment]

        def submit(self) -> dict[str, list[str]]:
            given = {**self.cleaned_data, "letter": [self.cleaned_data["letter"]]}
            return {name: [_describe_file(each) for each in given[name] if each] for name in ("letter", "photos")}

    @client(registry=registry)
    def ping() -> str:
        return "pong"


def _describe_file(file: UploadedFile) -> str:
    return f"{file.name} ({file.content_type}): {file.read().decode()}"


def message_call(values: Any, purpose: str = "submit") -> dict[str, Any]:
    return {"fn": f"message_form_{purpose}", "args": {"values": values}}


__all__ = ["FieldForm", "HttpRequest", "body_of", "message_call", "multipart", "part"]
