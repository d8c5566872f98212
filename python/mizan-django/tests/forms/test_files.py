"""Files are sent next to the JSON of a call, each in a part named by its location."""

import json
from typing import Any

import pytest
from django import forms
from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from mizan_core import Registry, client
from mizan_django import client_form, get_tokens
from tracker.models import Tag

from ..conftest import Backend
from .conftest import body_of, multipart, part

pytestmark = pytest.mark.django_db


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """As in Django's documentation."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> Any:
        return [super(SeveralFilesField, self).clean(each, initial) for each in data]


@pytest.fixture(autouse=True)
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


def submit(values: Any, purpose: str = "submit") -> dict[str, Any]:
    return {"fn": f"message_form_{purpose}", "args": {"values": values}}


def test_a_form_receives_its_files(backend: Backend) -> None:
    values = {"text": "x", "letter": None, "photos": [None, None]}
    files = {"/values/photos/1": b"two", "/values/letter": "é".encode(), "/values/photos/0": b"one"}
    answer = backend.post(**multipart(submit(values), files))
    assert answer.status_code == 200, answer.content
    assert answer.json()["result"] == {
        "letter": ["a.txt (text/plain): é"],
        "photos": ["a.txt (text/plain): one", "a.txt (text/plain): two"],
    }


@pytest.mark.parametrize("values", [{"text": "x"}, {"text": "x", "letter": None, "photos": []}])
def test_a_form_without_files_accepts_json_and_multipart(backend: Backend, values: Any) -> None:
    nothing = {"letter": [], "photos": []}
    assert backend.post(**multipart(submit(values), {})).json()["result"] == nothing
    assert backend.post(json.dumps(submit(values))).json()["result"] == nothing


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


def test_other_functions_accept_json_only(backend: Backend) -> None:
    answer = backend.post(**multipart({"fn": "ping"}, {}))
    assert (answer.status_code, answer.json()["error"]["code"]) == (415, "BAD_REQUEST")
    assert (
        answer.json()["error"]["message"]
        == "This function takes no files: a call needs the header Content-Type: application/json."
    )
    assert backend.post(**multipart({"fn": "message_form_schema"}, {})).status_code == 415


def test_a_backend_without_files_accepts_json_only(backend: Backend, registry: Registry) -> None:
    registry.clear()
    answer = backend.post(**multipart({"fn": "ping"}, {}))
    assert answer.status_code == 415
    assert answer.json()["error"]["message"] == "A call needs the header Content-Type: application/json."


CALL = json.dumps(submit({"text": "x", "letter": None})).encode()
FILE = part("/values/letter", b"content", filename="a.txt")
MISSING = 'The body must have one part "call" that is not a file. All other parts must be files.'
INTERRUPTED = "The body is incomplete, or a file has no name."
PLACE = "The name of a file must be the JSON Pointer of its place in the arguments."


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ([], MISSING),
        ([FILE], MISSING),
        ([part("call", CALL), part("call", CALL)], MISSING),
        ([part("call", CALL), part("csrfmiddlewaretoken", b"x")], MISSING),
        ([part("call", CALL, filename="call.json")], MISSING),
        ([part("call", CALL), FILE, FILE], "Each file must have its own name."),
        ([part("call", b"{")], "The body must be JSON."),
        ([part("call", b"[]")], "The body must be a JSON object."),
        ([part("call", CALL), part("letter", b"x", filename="a")], PLACE),
        ([part("call", CALL), part("/values/nothing", b"x", filename="a")], PLACE),
        ([part("call", CALL), part("/values/letter/0", b"x", filename="a")], PLACE),
        ([part("call", CALL), part("", b"x", filename="a")], INTERRUPTED),
        (
            [part("call", CALL), part("/values/text", b"x", filename="a")],
            "The arguments must have null at the place of a file.",
        ),
        (
            [part("call", CALL), part("/values", b"x", filename="a")],
            "The arguments must have null at the place of a file.",
        ),
    ],
)
def test_a_multipart_body_with_wrong_parts_is_a_bad_request(backend: Backend, parts: list[bytes], message: str) -> None:
    answer = backend.post(**body_of(parts))
    assert answer.status_code == 400
    assert answer.json() == {"error": {"code": "BAD_REQUEST", "message": message, "details": None}}


@pytest.mark.parametrize(
    ("body", "content_type", "message"),
    [
        (b"x", "multipart/form-data", "The body must be multipart/form-data."),
        (b"x", f"multipart/form-data; boundary={'a' * 300}", "The body must be multipart/form-data."),
        (b"x", "multipart/form-data; boundary=a", MISSING),
        (
            body_of([part("call", CALL), FILE], end="")["body"][:-4],
            body_of([])["content_type"],
            INTERRUPTED,
        ),
    ],
)
def test_a_malformed_body_is_a_bad_request(backend: Backend, body: bytes, content_type: str, message: str) -> None:
    answer = backend.post(body, content_type=content_type)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "BAD_REQUEST")
    assert answer.json()["error"]["message"] == message


@pytest.mark.parametrize(
    ("name", "place"),
    [("/values/text", ["values", "text"]), ("/values/data/0", ["values", "data"]), ("/values/data/a/b", None)],
)
def test_a_file_for_a_field_of_another_type_is_rejected(backend: Backend, name: str, place: Any) -> None:
    data: Any = [None] if place == ["values", "data"] else {"a": {"b": None}}
    values = {"text": None if "text" in name else "x", "data": data}
    answer = backend.post(**multipart(submit(values), {name: b"x"}))
    assert answer.status_code == 422
    (error,) = answer.json()["error"]["details"]
    expected = place or ["values", "data", "a", "b"]
    assert error == {"loc": expected, "type": "file_unexpected", "message": "File upload not allowed here."}


def test_a_file_for_an_unknown_field_is_rejected(backend: Backend) -> None:
    answer = backend.post(**multipart(submit({"text": "x", "more": None}), {"/values/more": b"x"}))
    assert answer.status_code == 422
    assert [each["loc"] for each in answer.json()["error"]["details"]] == [["values", "more"]]


def test_a_file_for_an_argument_outside_the_values_is_rejected(backend: Backend, registry: Registry) -> None:
    def kwargs(draft: int | None) -> dict[str, Any]:
        return {}

    @client_form(form_kwargs=kwargs, registry=registry)
    class DraftForm(forms.Form):
        letter = forms.FileField(required=False)

        def submit(self) -> None: ...

    call = {"fn": "draft_form_submit", "args": {"draft": None, "values": {}}}
    answer = backend.post(**multipart(call, {"/draft": b"x"}))
    assert (answer.status_code, answer.json()["error"]["details"][0]["loc"]) == (422, ["draft"])


def test_pointers_are_escaped(backend: Backend, registry: Registry) -> None:
    def send(form: forms.Form) -> str:
        return str(form.cleaned_data["a/b~c"].name)

    fields = {"a/b~c": forms.FileField(), "submit": send}
    client_form(name="odd", registry=registry)(type("OddForm", (forms.Form,), fields))
    call = {"fn": "odd_submit", "args": {"values": {"a/b~c": None}}}
    assert backend.post(**multipart(call, {"/values/a~1b~0c": b"x"})).json()["result"] == "a.txt"


@pytest.mark.parametrize(
    ("setting", "limit", "message"),
    [
        ("MIZAN", {"MAX_UPLOAD_BYTES": 400}, "The body of a call must not be larger than 400 bytes."),
        ("MIZAN", {"MAX_BODY_BYTES": 20}, "The body of a call must not be larger than 20 bytes."),
        ("DATA_UPLOAD_MAX_MEMORY_SIZE", 20, "The request is larger than the server allows."),
        ("DATA_UPLOAD_MAX_NUMBER_FILES", 1, None),
    ],
)
def test_the_limits_of_django_apply(
    backend: Backend, settings: Any, setting: str, limit: Any, message: str | None
) -> None:
    body = multipart(
        submit({"text": "x", "letter": None, "photos": [None]}),
        {"/values/letter": b"x" * 200, "/values/photos/0": b"x"},
    )
    assert backend.post(**body).status_code == 200
    setattr(settings, setting, limit)
    answer = backend.post(**body)
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "BAD_REQUEST")
    expected = message or "The body must not have more parts than DATA_UPLOAD_MAX_NUMBER_FILES."
    assert answer.json()["error"]["message"] == expected


def test_too_many_parts_of_other_kinds(backend: Backend, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 1
    answer = backend.post(**body_of([part("call", CALL), *[part("x", b"")] * 5]))
    assert answer.status_code == 413
    message = "The body must not have more parts than DATA_UPLOAD_MAX_NUMBER_FIELDS."
    assert answer.json()["error"]["message"] == message


def test_a_file_beyond_the_limit_for_json_passes(backend: Backend) -> None:
    answer = backend.post(**multipart(submit({"text": "x", "letter": None}), {"/values/letter": b"x" * 3_000_000}))
    assert (answer.status_code, len(answer.json()["result"]["letter"][0])) == (
        200,
        3_000_000 + len("a.txt (text/plain): "),
    )


def test_a_body_without_a_length_is_not_read(backend: Backend) -> None:
    headers = {"content-length": ""}
    answer = backend.post(**multipart(submit({"text": "x"}), {}), headers=headers)
    assert answer.json()["error"]["message"] == "A call with multipart/form-data needs the header Content-Length."


def test_the_csrf_token_is_checked_before_the_body_is_read(backend: Backend, settings: Any) -> None:
    strict = Backend(backend.interface, enforce_csrf_checks=True)
    token = strict.get("session/").json()["csrfToken"]
    body = multipart(submit({"text": "x", "letter": None}), {"/values/letter": b"x"})
    settings.FILE_UPLOAD_HANDLERS = ["nothing.to.import"]  # fails as soon as the body is read
    refused = strict.post(**body)
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "CSRF_FAILED")
    within = body_of([part("call", CALL), FILE, part("csrfmiddlewaretoken", token.encode())])
    assert strict.post(**within).json()["error"]["code"] == "CSRF_FAILED"
    settings.FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
    assert strict.post(**body, headers={"x-csrftoken": token}).status_code == 200


def test_a_bearer_token_needs_no_csrf_token(registry: Registry, serve: Any, settings: Any) -> None:
    key = "the key of these tests' tokens, long enough"
    settings.MIZAN = {"TOKENS": {"KEYS": {"k1": key}, "ISSUER": "tracker", "AUDIENCE": "tracker"}}
    serve()
    body = multipart(submit({"text": "x", "letter": None}), {"/values/letter": b"x"})
    headers = {"authorization": f"Bearer {get_tokens().issue(User.objects.create_user('ada'))}"}
    for interface in ("wsgi", "asgi"):
        strict = Backend(interface, enforce_csrf_checks=True)
        assert strict.post(**body, headers=headers).status_code == 200
        assert strict.post(**body).status_code == 403


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
    answer = backend.post(**multipart(call, {"/values/logo": b"x"})).json()
    assert answer["refreshed"] == [{**mounted[0], "data": {"names": ["red"]}}]
