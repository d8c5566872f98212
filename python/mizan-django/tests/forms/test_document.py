"""Forms in the document."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django import forms
from jsonschema import Draft202012Validator
from jsonschema.validators import extend
from mizan_core import Registry, client, export_document
from mizan_django import client_form

ROOT = Path(__file__).parents[4]
SCHEMA = ROOT / "packages/core/schema/document.v1.schema.json"
FIXTURE = ROOT / "packages/core/__tests__/fixtures/forms.document.json"


def _pattern(validator: Any, pattern: str, instance: Any, schema: Any) -> Any:
    """Patterns are ECMAScript's; Python's `re` lacks its classes of Unicode characters."""
    python = re.sub(r"\\p\{\w+\}", r"\\w", pattern)
    if isinstance(instance, str) and not re.search(python, instance):
        yield from validator.descend(instance, {"const": f"text that matches {pattern}"})


@pytest.fixture(scope="module")
def schema() -> Any:
    return extend(Draft202012Validator, {"pattern": _pattern})(  # type: ignore[no-untyped-call]
        json.loads(SCHEMA.read_text("utf-8"))
    )


def test_the_fixture_is_the_export_of_its_forms_and_matches_the_schema(schema: Any) -> None:
    """Runs in a process without the settings of this suite."""
    program = "from mizan_fixtures.__main__ import exported; print(exported('mizan_fixtures.forms'))"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "python/fixtures"), "PYTHONHASHSEED": "7"}
    del environment["DJANGO_SETTINGS_MODULE"]
    command = [sys.executable, "-c", program]
    written = subprocess.run(command, env=environment, cwd=ROOT, check=True, capture_output=True).stdout
    document = json.loads(written)
    assert document == json.loads(FIXTURE.read_text("utf-8")), (
        "Run: PYTHONPATH=python/fixtures python -m mizan_fixtures"
    )
    schema.validate(document)


@pytest.fixture
def _forms(registry: Registry) -> None:
    @client_form(registry=registry)
    class NoteForm(forms.Form):
        """Something to remember."""

        text = forms.CharField()
        photo = forms.FileField(required=False)

        def submit(self) -> int:
            return 1

    @client_form(name="plain", auth="staff", registry=registry)
    class PlainForm(forms.Form):
        text = forms.CharField(required=False)

        def submit(self) -> None: ...


@pytest.mark.usefixtures("_forms")
def test_a_form_is_three_functions_and_its_fields(registry: Registry, schema: Any) -> None:
    document = export_document(registry)
    schema.validate(document)
    keys = ("kind", "context", "inputType", "outputType", "auth", "description")
    assert {each["name"]: tuple(each[key] for key in keys) for each in document["x-mizan-functions"]} == {
        "note_form_schema": ("context", "note_form", None, "MizanForm", "none", "Something to remember."),
        "note_form_submit": (
            "mutation",
            None,
            "NoteFormSubmitInput",
            "NoteFormSubmitOutput",
            "none",
            "Something to remember.",
        ),
        "note_form_validate": (
            "call",
            None,
            "NoteFormValidateInput",
            "NoteFormValidateOutput",
            "none",
            "Something to remember.",
        ),
        "plain_schema": ("context", "plain", None, "MizanForm", "staff", None),
        "plain_submit": ("mutation", None, "PlainSubmitInput", None, "staff", None),
        "plain_validate": ("call", None, "PlainValidateInput", "PlainValidateOutput", "staff", None),
    }
    note = document["x-mizan-forms"]["note_form"]
    assert [each.pop("name") for each in note.pop("fields")] == ["text", "photo"]
    place = document["x-mizan-functions"][0]["source"]
    assert re.fullmatch(r".*test_document\.py:\d+", place)
    assert note == {
        "camelName": "noteForm",
        "schema": "note_form_schema",
        "validate": "note_form_validate",
        "submit": "note_form_submit",
        "dynamic": False,
        "description": "Something to remember.",
        "source": place,
    }


@pytest.mark.usefixtures("_forms")
def test_only_the_values_require_the_required_fields(registry: Registry) -> None:
    schemas = export_document(registry)["components"]["schemas"]
    assert schemas["NoteFormValues"]["required"] == ["text"]
    assert "required" not in schemas["NoteFormDraft"]
    assert schemas["NoteFormDraft"]["properties"] == schemas["NoteFormValues"]["properties"]
    assert schemas["NoteFormValues"]["additionalProperties"] is False
    assert "required" not in schemas["PlainValues"]


@pytest.mark.usefixtures("_forms")
def test_functions_that_take_files_list_both_content_types(registry: Registry) -> None:
    document = export_document(registry)
    marked = [each["name"] for each in document["x-mizan-functions"] if each.get("multipart")]
    assert marked == ["note_form_submit", "note_form_validate"]
    assert all("multipart" not in each or each["multipart"] for each in document["x-mizan-functions"])
    content = document["paths"]["/api/mizan/call/"]["post"]["requestBody"]["content"]
    assert list(content) == ["application/json", "multipart/form-data"]
    by_json = [each["title"] for each in content["application/json"]["schema"]["oneOf"]]
    assert by_json == [each["name"] for each in document["x-mizan-functions"]]
    parts = content["multipart/form-data"]["schema"]
    assert [each["title"] for each in parts["properties"]["call"]["contentSchema"]["oneOf"]] == marked
    assert parts["required"] == ["call"]
    assert parts["additionalProperties"]["format"] == "binary"


def test_a_document_without_forms_does_not_mention_forms(registry: Registry) -> None:
    @client(registry=registry)
    def ping() -> None: ...

    text = json.dumps(export_document(registry))
    assert "x-mizan-forms" not in text
    assert "multipart" not in text


def test_a_type_with_the_name_of_the_values(registry: Registry) -> None:
    from pydantic import BaseModel

    class NoteFormValues(BaseModel):
        text: str

    @client(registry=registry)
    def take(values: NoteFormValues) -> None: ...

    @client_form(registry=registry)
    class NoteForm(forms.Form):
        def submit(self) -> None: ...

    names = [name for name in export_document(registry)["components"]["schemas"] if name.endswith("NoteFormValues")]
    assert sorted(names) == [
        "TestDocumentNoteFormValues",
        "TestDocumentTestATypeWithTheNameOfTheValuesNoteFormValues",
    ]


def test_fields_keep_the_order_of_the_form(registry: Registry) -> None:
    @client_form(registry=registry)
    class OrderedForm(forms.Form):
        field_order = ("b", "a")
        a = forms.CharField()
        b = forms.CharField()

        def submit(self) -> None: ...

    document = export_document(registry)
    assert [each["name"] for each in document["x-mizan-forms"]["ordered_form"]["fields"]] == ["b", "a"]


def test_a_form_may_say_that_pages_do_not_validate_its_fields_on_blur(registry: Registry, schema: Any) -> None:
    @client_form(registry=registry, validate_on_blur=False)
    class SignInForm(forms.Form):
        password = forms.CharField()

        def submit(self) -> None: ...

    @client_form(registry=registry)
    class OtherForm(forms.Form):
        def submit(self) -> None: ...

    document = export_document(registry)
    schema.validate(document)
    declared = document["x-mizan-forms"]
    assert declared["sign_in_form"]["validateOnBlur"] is False
    assert "validateOnBlur" not in declared["other_form"]
