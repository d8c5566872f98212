"""Every malformed request to the functions of a form gets an error in the envelope."""

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from django import forms
from django.http import HttpRequest
from django.test import Client
from mizan_core import Registry
from mizan_django import client_form
from mizan_fixtures.multipart import CHARSETS, CONTENT_TYPES, MULTIPART, body_of, malformed_bodies, part

from ..test_live_servers import address, data, http, interface  # noqa: F401

PURPOSES = ["schema", "validate", "submit"]
PLACE = "/values/attachment"
PLACES = ["/values", "/values/title", "/project_id"]


def call_of(purpose: str, **args: Any) -> bytes:
    """A call of the form in the tests' project."""
    given = {"project_id": 1, **({} if purpose == "schema" else {"values": {"title": "x", "attachment": None}}), **args}
    return json.dumps({"fn": f"task_form_{purpose}", "args": given}).encode()


ARGUMENTS: list[dict[str, Any]] = [
    {"values": None},
    {"values": [1]},
    {"values": {"title": "\ud800"}},
    {"values": {"\ud800": 1}},
    {"values": {"title": {}, "attachment": "a.txt"}},
    {"values": {"title": "x", "attachment": True}},
    {"values": {"title": 10**400}},
    {"project_id": None},
    {"project_id": 2**70},
    {"more": 1},
]


def requests(purpose: str) -> Iterator[tuple[str, bytes]]:
    call = call_of(purpose)
    yield from ((MULTIPART, body) for body in malformed_bodies(call, PLACE, PLACES))
    for content_type in CONTENT_TYPES:
        yield content_type, b""
        yield content_type, call
        yield content_type, body_of([part("call", b'{"fn":"+2AA-\\ud800"}')])["body"]
    for args in ARGUMENTS:
        yield "application/json", call_of(purpose, **args)
        yield MULTIPART, body_of([part("call", call_of(purpose, **args))])["body"]


@pytest.mark.parametrize("purpose", PURPOSES)
def test_every_malformed_call_gets_an_error_in_the_envelope(http: httpx.Client, purpose: str) -> None:  # noqa: F811
    project = http.get("ctx/project/?project_id=1").json()
    refused = 0
    for content_type, body in requests(purpose):
        response = http.post("call/", content=body, headers={b"content-type": content_type.encode("latin-1")})
        described = (content_type, body[-300:], response.text)
        assert response.status_code in {200, 400, 403, 404, 413, 415, 422}, described
        assert set(response.json()) == ({"error"} if response.is_error else {"result", "invalidate", "refreshed"}), (
            described
        )
        refused += response.is_error
    assert refused > 70
    if purpose != "submit":
        assert http.get("ctx/project/?project_id=1").json() == project


@pytest.mark.parametrize("charset", CHARSETS)
def test_the_call_is_decoded_as_utf_8_for_any_charset_in_the_header(http: httpx.Client, charset: str) -> None:  # noqa: F811
    call = call_of("validate", values={"title": "é" * 41})
    headers = {"content-type": f"{MULTIPART}; charset={charset}"}
    (error,) = http.post("call/", content=body_of([part("call", call)])["body"], headers=headers).json()["result"]
    assert error["message"] == "Ensure this value has at most 40 characters (it has 41)."


def reads_everything(get_response: Any) -> Any:
    def middleware(request: HttpRequest) -> Any:
        assert request.POST
        return get_response(request)

    return middleware


def test_a_call_that_a_middleware_read_in_another_charset_has_a_response(
    serve: Any, registry: Registry, settings: Any
) -> None:
    @client_form(registry=registry)
    class LetterForm(forms.Form):
        letter = forms.FileField()

        def submit(self) -> None: ...

    serve()
    settings.MIDDLEWARE = [f"{__name__}.reads_everything", *settings.MIDDLEWARE]
    body = body_of([part("call", b'{"fn": "+2AA-"}')])["body"]
    response = Client().generic("POST", "/api/mizan/call/", body, f"{MULTIPART}; charset=utf-7")
    assert (response.status_code, response.json()["error"]["code"]) == (404, "NOT_FOUND")
