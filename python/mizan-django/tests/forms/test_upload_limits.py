"""The limits of a body with files, and the CSRF check before it is read."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import User
from mizan_core import Registry
from mizan_django import get_tokens

from ..conftest import Backend
from .conftest import body_of, message_call, multipart, part

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("message_form")]

CALL = json.dumps(message_call({"text": "x", "letter": None})).encode()


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
        message_call({"text": "x", "letter": None, "photos": [None]}),
        {"/values/letter": b"x" * 200, "/values/photos/0": b"x"},
    )
    assert backend.post(**body).status_code == 200
    setattr(settings, setting, limit)
    response = backend.post(**body)
    assert (response.status_code, response.json()["error"]["code"]) == (413, "BAD_REQUEST")
    expected = message or "The body must not have more parts than DATA_UPLOAD_MAX_NUMBER_FILES."
    assert response.json()["error"]["message"] == expected


def test_too_many_parts_of_other_kinds(backend: Backend, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 1
    response = backend.post(**body_of([part("call", CALL), *[part("x", b"")] * 5]))
    assert response.status_code == 413
    message = "The body must not have more parts than DATA_UPLOAD_MAX_NUMBER_FIELDS."
    assert response.json()["error"]["message"] == message


def test_a_file_beyond_the_limit_for_json_passes(backend: Backend) -> None:
    response = backend.post(
        **multipart(message_call({"text": "x", "letter": None}), {"/values/letter": b"x" * 3_000_000})
    )
    assert (response.status_code, len(response.json()["result"]["letter"][0])) == (
        200,
        3_000_000 + len("a.txt (text/plain): "),
    )


def test_a_body_without_a_length_is_not_read(backend: Backend) -> None:
    headers = {"content-length": ""}
    response = backend.post(**multipart(message_call({"text": "x"}), {}), headers=headers)
    assert response.json()["error"]["message"] == "A call with multipart/form-data needs the header Content-Length."


FILE = part("/values/letter", b"content", filename="a.txt")


def test_the_csrf_token_is_checked_before_the_body_is_read(backend: Backend, settings: Any) -> None:
    strict = Backend(backend.interface, enforce_csrf_checks=True)
    token = strict.get("session/").json()["csrfToken"]
    body = multipart(message_call({"text": "x", "letter": None}), {"/values/letter": b"x"})
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
    body = multipart(message_call({"text": "x", "letter": None}), {"/values/letter": b"x"})
    headers = {"authorization": f"Bearer {get_tokens().issue(User.objects.create_user('ada'))}"}
    for interface in ("wsgi", "asgi"):
        strict = Backend(interface, enforce_csrf_checks=True)
        assert strict.post(**body, headers=headers).status_code == 200
        assert strict.post(**body).status_code == 403
