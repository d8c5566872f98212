"""The body of a call with files: its parts, and malformed bodies. The counterpart of the tests of Django's backend."""

import json
from typing import Any

import pytest
from fastapi import UploadFile
from mizan_core import Registry, client
from mizan_core.call_parts import INCOMPLETE, NOT_MULTIPART
from mizan_fixtures.multipart import CHARSETS, CONTENT_TYPES, MULTIPART, body_of, malformed_bodies, multipart, part

from .conftest import message_call

CALL = json.dumps(message_call({"text": "x", "letter": None})).encode()
FILE = part("/values/letter", b"content", filename="a.txt")
MISSING = 'The body must have one part "call" that is not a file. All other parts must be files.'
PLACE = "The name of a file must be the JSON Pointer of its place in the arguments."


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ([FILE], MISSING),
        ([part("call", CALL), part("call", CALL)], MISSING),
        ([part("call", CALL), part("csrfmiddlewaretoken", b"x")], MISSING),
        ([part("call", CALL, filename="call.json")], MISSING),
        ([part("call", CALL), FILE, FILE], "Each file must have its own name."),
        ([part("call", b"{")], "The body must be JSON."),
        ([part("call", b'{"fn": "\xff"}')], "The body must be JSON."),
        ([part("call", b"[]")], "The body must be a JSON object."),
        ([part("call", CALL), part("letter", b"x", filename="a")], PLACE),
        ([part("call", CALL), part("/values/nothing", b"x", filename="a")], PLACE),
        ([part("call", CALL), part("/values/letter/0", b"x", filename="a")], PLACE),
        ([part("call", CALL), FILE, part("/values/letter/0", b"x", filename="a")], PLACE),
        ([part("call", CALL), part("", b"x", filename="a")], INCOMPLETE),
        ([part("call", CALL), part("/values/letter", b"x", filename="")], INCOMPLETE),
        ([part("call", CALL), part("/values/letter", b"x", filename="..")], INCOMPLETE),
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
async def test_a_multipart_body_with_wrong_parts_is_a_bad_request(serve: Any, parts: list[bytes], message: str) -> None:
    response = await serve().post(**body_of(parts))
    assert response.status_code == 400
    assert response.json() == {"error": {"code": "BAD_REQUEST", "message": message, "details": None}}


@pytest.mark.parametrize(
    ("body", "content_type", "message"),
    [
        (b"x", "multipart/form-data", NOT_MULTIPART),
        (b"x", f"multipart/form-data; boundary={'a' * 300}", NOT_MULTIPART),
        (b"x", "multipart/form-data; boundary=a", NOT_MULTIPART),
        (b"", "multipart/form-data; boundary=a", INCOMPLETE),
        (body_of([])["body"], MULTIPART, MISSING),
        (body_of([part("call", CALL), FILE], end="")["body"][:-4], MULTIPART, INCOMPLETE),
        (body_of([part("call", CALL), FILE], end="")["body"], MULTIPART, INCOMPLETE),
        (body_of([part("call", CALL)])["body"][:-30], MULTIPART, INCOMPLETE),
    ],
)
async def test_a_malformed_body_is_a_bad_request(serve: Any, body: bytes, content_type: str, message: str) -> None:
    response = await serve().post(body, content_type)
    assert response.json() == {"error": {"code": "BAD_REQUEST", "message": message, "details": None}}
    assert response.status_code == 400


async def test_other_functions_accept_json_only(serve: Any) -> None:
    response = await serve().post(**multipart({"fn": "ping"}, {}))
    assert (response.status_code, response.json()["error"]["code"]) == (415, "BAD_REQUEST")
    assert (
        response.json()["error"]["message"]
        == "This function takes no files: a call needs the header Content-Type: application/json."
    )


async def test_a_backend_without_files_accepts_json_only(serve: Any, registry: Registry) -> None:
    registry.clear()
    response = await serve().post(**multipart({"fn": "ping"}, {}))
    assert response.status_code == 415
    assert response.json()["error"]["message"] == "A call needs the header Content-Type: application/json."


@pytest.mark.parametrize("charset", CHARSETS)
async def test_a_call_is_decoded_as_utf_8_for_any_charset_in_the_header(
    serve: Any, registry: Registry, charset: str
) -> None:
    @client(registry=registry)
    def names(text: str, file: UploadFile) -> list[str | None]:
        return [text, file.filename]

    call = json.dumps({"fn": "names", "args": {"text": "é😂", "file": None}}, ensure_ascii=False).encode()
    body = body_of([part("call", call), part("/file", b"x", filename="é😂")])["body"]
    response = await serve().post(body, f"{MULTIPART}; charset={charset}")
    assert response.json()["result"] == ["é😂", "é😂"]


async def test_every_malformed_call_gets_an_error_in_the_envelope(serve: Any) -> None:
    backend = serve()
    place = "/values/letter"
    requests = [(MULTIPART, body) for body in malformed_bodies(CALL, place, ["/values", "/values/text"])]
    for content_type in CONTENT_TYPES:
        named = body_of([part("call", b'{"fn":"+2AA-\\ud800"}')])["body"]
        requests += [(content_type, body) for body in (b"", CALL, named)]
    refused = 0
    for content_type, body in requests:
        headers: Any = {b"content-type": content_type.encode("latin-1")}
        response = await backend.post(body, None, headers=headers)
        described = (content_type, body[-300:], response.text)
        assert response.status_code in {200, 400, 404, 413, 415, 422}, described
        assert set(response.json()) == ({"error"} if response.is_error else {"result", "invalidate", "refreshed"}), (
            described
        )
        refused += response.is_error
    assert refused > 70
