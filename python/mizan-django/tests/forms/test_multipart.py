"""The body of a call with files: its parts, and malformed bodies."""

import json

import pytest
from django.core.files.uploadhandler import FileUploadHandler
from mizan_core import Registry
from mizan_fixtures.multipart import BOUNDARY, MULTIPART, raw

from ..conftest import Backend
from .conftest import body_of, message_call, multipart, part

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("message_form")]

CALL = json.dumps(message_call({"text": "x", "letter": None})).encode()
FILE = part("/values/letter", b"content", filename="a.txt")
MISSING = 'The body must have one part "call" that is not a file. All other parts must be files.'
INTERRUPTED = "The body is incomplete, or a file has no name."
END_IN_HEADERS = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="/values/letter"; filename="a.txt"\r\n'
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
        ([part("call", CALL), part("/values/letter", b"x", filename="..")], INTERRUPTED),
        ([part("call", CALL), raw("Content-Disposition: form-data")], INTERRUPTED),
        ([part("call", CALL), raw("X-More: 1")], INTERRUPTED),
        ([part("call", CALL), b"without headers"], INTERRUPTED),
        ([part("call", CALL), part("/values/letter", f"a\r\n--{BOUNDARY}b".encode(), filename="a")], INTERRUPTED),
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
    response = backend.post(**body_of(parts))
    assert response.status_code == 400
    assert response.json() == {"error": {"code": "BAD_REQUEST", "message": message, "details": None}}


@pytest.mark.parametrize(
    ("body", "content_type", "message"),
    [
        (b"x", "multipart/form-data", "The body must be multipart/form-data."),
        (b"x", f"multipart/form-data; boundary={'a' * 300}", "The body must be multipart/form-data."),
        (b"x", "multipart/form-data; boundary=a", "The body must be multipart/form-data."),
        (body_of([part("call", CALL), FILE], end="")["body"], MULTIPART, INTERRUPTED),
        (body_of([part("call", CALL), FILE], end="")["body"][:-4], MULTIPART, INTERRUPTED),
        (body_of([part("call", CALL), FILE])["body"].removesuffix(b"--\r\n"), MULTIPART, INTERRUPTED),
        (body_of([part("call", CALL)], end=END_IN_HEADERS)["body"], MULTIPART, INTERRUPTED),
    ],
)
def test_a_malformed_body_is_a_bad_request(backend: Backend, body: bytes, content_type: str, message: str) -> None:
    response = backend.post(body, content_type=content_type)
    assert (response.status_code, response.json()["error"]["code"]) == (400, "BAD_REQUEST")
    assert response.json()["error"]["message"] == message


def test_other_functions_accept_json_only(backend: Backend) -> None:
    response = backend.post(**multipart({"fn": "ping"}, {}))
    assert (response.status_code, response.json()["error"]["code"]) == (415, "BAD_REQUEST")
    assert (
        response.json()["error"]["message"]
        == "This function takes no files: a call needs the header Content-Type: application/json."
    )
    assert backend.post(**multipart({"fn": "message_form_schema"}, {})).status_code == 415


def test_a_backend_without_files_accepts_json_only(backend: Backend, registry: Registry) -> None:
    registry.clear()
    response = backend.post(**multipart({"fn": "ping"}, {}))
    assert response.status_code == 415
    assert response.json()["error"]["message"] == "A call needs the header Content-Type: application/json."


@pytest.mark.parametrize("chunk_size", [4, 8, 64, 100])
def test_a_delimiter_may_be_split_between_chunks(
    backend: Backend, monkeypatch: pytest.MonkeyPatch, chunk_size: int
) -> None:
    monkeypatch.setattr(FileUploadHandler, "chunk_size", chunk_size)
    body = body_of([part("call", CALL), FILE])
    assert backend.post(**body).json()["result"]["letter"] == ["a.txt (text/plain): content"]
    without_end = {**body, "body": body["body"].removesuffix(b"--\r\n")}
    assert backend.post(**without_end).json()["error"]["message"] == INTERRUPTED
