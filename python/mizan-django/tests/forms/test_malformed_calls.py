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

from ..test_live_servers import address, data, http, interface  # noqa: F401
from .conftest import BOUNDARY, body_of, part

MULTIPART = f"multipart/form-data; boundary={BOUNDARY}"
PURPOSES = ["schema", "validate", "submit"]
PLACE = "/values/attachment"


def call_of(purpose: str, **args: Any) -> bytes:
    """A call of the form in the tests' project."""
    given = {"project_id": 1, **({} if purpose == "schema" else {"values": {"title": "x", "attachment": None}}), **args}
    return json.dumps({"fn": f"task_form_{purpose}", "args": given}).encode()


def raw(header: str, content: bytes = b"x") -> bytes:
    return header.encode() + b"\r\n\r\n" + content


def file_part(disposition: str, more: str = "") -> bytes:
    return raw(f"Content-Disposition: form-data; {disposition}{more}")


def bodies(call: bytes) -> Iterator[bytes]:
    """Parts that are missing, superfluous, doubled, misplaced, misnamed, unreadable, or too many."""
    good, file = part("call", call), part(PLACE, b"x", filename="a.txt")
    placed = f'name="{PLACE}"; filename="a.txt"'
    puts: list[list[bytes]] = [
        [],
        [b""],
        [file],
        [good, good],
        [good, file, file],
        [good, part("more", b"x")],
        [part("call", call, filename="call.json")],
        [part("call", b"\xed\xa0\x80")],
        [part("call", b'{"fn":"\\ud800"}')],
        [part("call", b"[" * 100_000)],
        [raw('Content-Disposition: form-data; name="call"\r\nContent-Transfer-Encoding: base64', b"@@@")],
        [good, part("", b"x", filename="a.txt")],
        [good, part(PLACE, b"x", filename="")],
        [good, part(PLACE, b"x", filename="..")],
        [good, part(PLACE, b"x", filename="&#xD800;")],
        *([good, part(name, b"x", filename="a.txt")] for name in PLACES),
        [good, file_part(placed, "\r\nContent-Transfer-Encoding: base64")],
        [good, file_part(placed, "\r\nContent-Length: x")],
        [good, file_part(placed, "\r\nContent-Type: text/plain; charset*=nope''%41")],
        [good, file_part(f"name=\"{PLACE}\"; filename*=nope''%41")],
        [good, file_part(f"name=\"{PLACE}\"; filename*=utf-7''a.%2B2AA-")],
        [good, file_part("name*=utf-7''/values/%2B2AA-; filename=a.txt")],
        [good, raw("Content-Disposition: form-data")],
        [good, b"nothing at all"],
        [good, *(part(f"{PLACE}/{index}", b"x", filename="a.txt") for index in range(2000))],
        [good, *(part(f"more{index}", b"x") for index in range(2000))],
    ]
    for parts in puts:
        yield body_of(parts)["body"]
    yield body_of([good, file], end="")["body"]
    yield body_of([good, file])["body"][:-30]


PLACES = ["/", "//", "/values", "/values/title", "/values/~2", f"{PLACE}/", f"{PLACE}/0", "/project_id", "x" * 5000]
CHARSETS = ["utf-16", "utf-7", "rot13", "idna", "undefined", "unicode_escape", "nope"]
CONTENT_TYPES = [
    "",
    "text/plain",
    "application/x-www-form-urlencoded",
    "application/json; charset=rot13",
    "multipart/form-data",
    "multipart/form-data; boundary=",
    f"multipart/mixed; boundary={BOUNDARY}",
    *(f"{MULTIPART}; charset={name}" for name in CHARSETS),
    "\x80\xff",
]
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
    yield from ((MULTIPART, body) for body in bodies(call))
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
