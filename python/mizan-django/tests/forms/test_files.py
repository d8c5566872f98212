"""Files are sent next to the JSON of a call, each in a part named by its location."""

import json
from typing import Any

import pytest
from django import forms
from mizan_core import Registry, client
from mizan_django import client_form
from tracker.models import Tag

from ..conftest import Backend
from .conftest import message_call, multipart

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("message_form")]


def test_a_form_receives_its_files(backend: Backend) -> None:
    values = {"text": "x", "letter": None, "photos": [None, None]}
    files = {"/values/photos/1": b"two", "/values/letter": "é".encode(), "/values/photos/0": b"one"}
    response = backend.post(**multipart(message_call(values), files))
    assert response.status_code == 200, response.content
    assert response.json()["result"] == {
        "letter": ["a.txt (text/plain): é"],
        "photos": ["a.txt (text/plain): one", "a.txt (text/plain): two"],
    }


@pytest.mark.parametrize("values", [{"text": "x"}, {"text": "x", "letter": None, "photos": []}])
def test_a_form_without_files_accepts_json_and_multipart(backend: Backend, values: Any) -> None:
    nothing = {"letter": [], "photos": []}
    assert backend.post(**multipart(message_call(values), {})).json()["result"] == nothing
    assert backend.post(json.dumps(message_call(values))).json()["result"] == nothing


def test_the_form_validates_its_files(backend: Backend, registry: Registry) -> None:
    @client_form(registry=registry)
    class ResumeForm(forms.Form):
        resume = forms.FileField()

        def submit(self) -> None: ...

    empty = {"loc": ["values", "resume"], "type": "empty", "message": "The submitted file is empty."}
    required = {"loc": ["values", "resume"], "type": "required", "message": "This field is required."}
    call = {"fn": "resume_form_submit", "args": {"values": {"resume": None}}}
    refused = backend.post(**multipart(call, {"/values/resume": b""}))
    assert (refused.status_code, refused.json()["error"]["details"]) == (422, [empty])
    assert backend.post(json.dumps(call)).json()["error"]["details"] == [required]
    check = {**call, "fn": "resume_form_validate"}
    assert backend.post(**multipart(check, {"/values/resume": b""})).json()["result"] == [empty]
    assert backend.post(**multipart(check, {"/values/resume": b"x"})).json()["result"] == []


@pytest.mark.parametrize(
    ("name", "place"),
    [("/values/text", ["values", "text"]), ("/values/data/0", ["values", "data"]), ("/values/data/a/b", None)],
)
def test_a_file_for_a_field_of_another_type_is_rejected(backend: Backend, name: str, place: Any) -> None:
    data: Any = [None] if place == ["values", "data"] else {"a": {"b": None}}
    values = {"text": None if "text" in name else "x", "data": data}
    response = backend.post(**multipart(message_call(values), {name: b"x"}))
    assert response.status_code == 422
    (error,) = response.json()["error"]["details"]
    expected = place or ["values", "data", "a", "b"]
    assert error == {"loc": expected, "type": "file_unexpected", "message": "File upload not allowed here."}


def test_a_file_for_an_unknown_field_is_rejected(backend: Backend) -> None:
    response = backend.post(**multipart(message_call({"text": "x", "more": None}), {"/values/more": b"x"}))
    assert response.status_code == 422
    assert [each["loc"] for each in response.json()["error"]["details"]] == [["values", "more"]]


def test_a_file_for_an_argument_outside_the_values_is_rejected(backend: Backend, registry: Registry) -> None:
    def kwargs(draft: int | None) -> dict[str, Any]:
        return {}

    @client_form(form_kwargs=kwargs, registry=registry)
    class DraftForm(forms.Form):
        letter = forms.FileField(required=False)

        def submit(self) -> None: ...

    call = {"fn": "draft_form_submit", "args": {"draft": None, "values": {}}}
    response = backend.post(**multipart(call, {"/draft": b"x"}))
    assert (response.status_code, response.json()["error"]["details"][0]["loc"]) == (422, ["draft"])


def test_pointers_are_escaped(backend: Backend, registry: Registry) -> None:
    def send(form: forms.Form) -> str:
        return str(form.cleaned_data["a/b~c"].name)

    fields = {"a/b~c": forms.FileField(), "submit": send}
    client_form(name="odd", registry=registry)(type("OddForm", (forms.Form,), fields))
    call = {"fn": "odd_submit", "args": {"values": {"a/b~c": None}}}
    assert backend.post(**multipart(call, {"/values/a~1b~0c": b"x"})).json()["result"] == "a.txt"


def test_a_refused_call_saves_nothing(backend: Backend, registry: Registry) -> None:
    @client_form(affects=["tags"], registry=registry)
    class TagForm(forms.ModelForm):
        logo = forms.FileField()

        class Meta:
            model = Tag
            fields = ("name",)

    @client(context="tags", registry=registry)
    def names() -> list[str]:
        return list(Tag.objects.values_list("name", flat=True))

    mounted = [{"context": "tags", "params": {}}]
    call = {"fn": "tag_form_submit", "args": {"values": {"name": "red", "logo": None}}, "mounted": mounted}
    assert backend.post(**multipart(call, {})).status_code == 422
    response = backend.post(**multipart(call, {"/values/logo": b"x"})).json()
    assert response["refreshed"] == [{**mounted[0], "data": {"names": ["red"]}}]
