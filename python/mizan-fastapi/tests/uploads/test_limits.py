"""The limits of a body with files."""

import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from mizan_fixtures.multipart import BOUNDARY, MULTIPART, body_of, multipart, part

from .conftest import Unread, message_call

CALL = json.dumps(message_call({"text": "x", "letter": None})).encode()


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        ({"max_upload_bytes": 400}, "The body of a call must not be larger than 400 bytes."),
        ({"max_body_bytes": 20}, "The body of a call must not be larger than 20 bytes."),
        ({"max_upload_files": 1}, "The body must not have more than 1 files."),
    ],
)
async def test_too_much_is_refused(serve: Any, limits: dict[str, int], message: str) -> None:
    call = message_call({"text": "x", "letter": None, "photos": [None]})
    response = await serve(**limits).post(**multipart(call, {"/values/letter": b"x" * 200, "/values/photos/0": b"x"}))
    assert (response.status_code, response.json()["error"]["code"]) == (413, "BAD_REQUEST")
    assert response.json()["error"]["message"] == message


async def test_exactly_the_limits_pass(serve: Any) -> None:
    call = json.dumps(message_call({"text": "x", "letter": None})).encode()
    body = multipart(call, {"/values/letter": b"x" * 200})
    backend = serve(max_upload_bytes=len(body["body"]), max_body_bytes=len(call), max_upload_files=1)
    assert (await backend.post(**body)).status_code == 200


async def test_too_many_parts_of_other_kinds(serve: Any) -> None:
    response = await serve().post(**body_of([part("call", CALL), *[part("x", b"")] * 101]))
    assert response.status_code == 413


async def test_a_file_beyond_the_limit_for_json_passes(serve: Any) -> None:
    body = multipart(message_call({"text": "x", "letter": None}), {"/values/letter": b"x" * 3_000_000})
    response = await serve().post(**body)
    assert len(response.json()["result"]["letter"][0]) == 3_000_000 + len("a.txt (text/plain): ")


async def test_a_body_without_a_length_is_not_read(serve: Any) -> None:
    response = await serve().post(Unread(), MULTIPART)
    assert response.json()["error"]["message"] == "A call with multipart/form-data needs the header Content-Length."


async def test_a_body_whose_length_is_above_the_limit_is_not_read(serve: Any) -> None:
    response = await serve().post(Unread(), MULTIPART, {"content-length": "25000001"})
    assert (response.status_code, response.json()["error"]["code"]) == (413, "BAD_REQUEST")


@pytest.mark.parametrize("limits", [{"max_upload_bytes": 10_000}, {"max_upload_files": 3}, {"max_body_bytes": 20}])
async def test_a_body_beyond_a_limit_is_not_read_to_its_end(serve: Any, limits: dict[str, int]) -> None:
    """A server need not hold clients to the length that they declare."""
    read = 0

    def chunks() -> Iterator[bytes]:
        yield b"--%b\r\n%b" % (BOUNDARY.encode(), part("call", CALL))
        for index in range(1000):
            yield b"\r\n--%b\r\n%b" % (BOUNDARY.encode(), part(f"/values/photos/{index}", b"x" * 100, filename="a"))

    async def sent() -> AsyncIterator[bytes]:
        nonlocal read
        for chunk in chunks():
            read += 1
            yield chunk

    response = await serve(**limits).post(sent(), MULTIPART, {"content-length": "100"})
    assert (response.status_code, response.json()["error"]["code"]) == (413, "BAD_REQUEST")
    assert read < 100
