"""Answers that are not what the client expects are typed errors."""

from __future__ import annotations

import gzip
import json
import tracemalloc
from collections.abc import Callable
from typing import Any

import pytest
from mizan_client import (
    BadResponse,
    Client,
    Conflict,
    DecodeError,
    Function,
    Gone,
    MizanError,
    NotFound,
    PaymentRequired,
    RateLimited,
    Request,
    Response,
    ResponseTooLarge,
    Unavailable,
)

from . import functions
from .callers import Caller
from .scripted import Answer, Script, failure, result

Scripted = Callable[..., tuple[Caller, Script]]


def test_an_unknown_error_code_is_kept(scripted: Scripted) -> None:
    caller, _ = scripted(failure(418, "TEAPOT", {"spout": 1}, Retry_After="5"))
    with pytest.raises(MizanError) as error:
        caller.call(functions.ECHO, text="x")
    assert type(error.value) is MizanError
    assert (error.value.code, error.value.status, error.value.details) == ("TEAPOT", 418, {"spout": 1})
    assert (str(error.value), error.value.retry_after) == ("It is TEAPOT.", 5)


@pytest.mark.parametrize("kind", [PaymentRequired, Conflict, Gone, RateLimited, Unavailable])
def test_each_code_has_a_class(scripted: Scripted, kind: type[MizanError]) -> None:
    caller, _ = scripted(failure(409, kind.default_code))
    with pytest.raises(kind):
        caller.call(functions.ECHO, text="x")


def test_unknown_fields_are_ignored(scripted: Scripted) -> None:
    caller, _ = scripted(result({"name": "Ada", "home": None, "age": 36}, extra=1, invalidate=None))
    assert caller.call(functions.INTRODUCE, person={"name": "Ada"}) == functions.Person(name="Ada", home=None)


def test_a_missing_field_is_named_with_its_path(scripted: Scripted) -> None:
    people: Function[list[functions.Person]] = Function("people", output=list[functions.Person])
    caller, _ = scripted(result([{"name": "Ada", "home": None}, {"name": "Bea", "home": {"x": 1}}, {"home": 5}]))
    with pytest.raises(DecodeError) as error:
        caller.call(people)
    assert error.value.paths == ["result[1].home.y", "result[2].name", "result[2].home"]
    assert "result[1].home.y: Field required" in str(error.value)
    # A decode error may be logged anywhere, so it does not quote the answer.
    assert "Bea" not in str(error.value)
    assert error.value.__cause__ is None
    assert error.value.__context__ is None


def test_an_answer_without_a_result_is_a_decode_error(scripted: Scripted) -> None:
    caller, _ = scripted(Answer(body={}))
    with pytest.raises(DecodeError, match="result: Field required"):
        caller.call(functions.NOTHING)


@pytest.mark.parametrize(
    "body", [b"", b"garbage", b'{"result": "ha', b"\xff\xfe", b"<html></html>", b"[]", b"[" * 100_000]
)
def test_an_answer_that_is_no_envelope_is_a_bad_response(scripted: Scripted, body: bytes) -> None:
    caller, _ = scripted(Answer(body=body), Answer(404, body=body), Answer(body=body))
    for _ in range(2):
        with pytest.raises(BadResponse):
            caller.call(functions.ECHO, text="x")
    with pytest.raises(BadResponse):
        caller.read(functions.BOARD, board_id=1)


@pytest.mark.parametrize("body", [{"error": {"code": 5}}, {"error": None}, {"error": {"message": "x"}}, [], None])
def test_a_malformed_error_is_a_bad_response(scripted: Scripted, body: Any) -> None:
    caller, _ = scripted(Answer(400, body))
    with pytest.raises(BadResponse, match="status 400"):
        caller.call(functions.ECHO, text="x")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_refused(scripted: Scripted, status: int) -> None:
    location = {"Location": "https://elsewhere.example/?secret=1"}
    caller, script = scripted(*[Answer(status, b"", location)] * 2)
    for send in (lambda: caller.call(functions.ECHO, text="x"), lambda: caller.read(functions.BOARD, board_id=1)):
        with pytest.raises(BadResponse, match=r"redirected to https://elsewhere\.example/\. ") as error:
            send()
        assert error.value.status == status
    assert len(script.received) == 2


def test_a_large_answer_is_refused(scripted: Scripted) -> None:
    caller, _ = scripted(result("x" * 1000), result("x" * 1000), max_bytes=1000)
    with pytest.raises(ResponseTooLarge, match="max_bytes"):
        caller.call(functions.ECHO, text="x")
    assert caller.with_options(max_bytes=2000).call(functions.ECHO, text="x") == "x" * 1000


def test_compressed_answers_are_read(scripted: Scripted) -> None:
    body = gzip.compress(b'{"result": "small"}')
    caller, script = scripted(Answer(body=body, headers={"Content-Encoding": "gzip"}))
    assert caller.call(functions.ECHO, text="x") == "small"
    assert script.received[0].headers["ACCEPT_ENCODING"] == "gzip"


def test_a_bomb_is_refused_before_it_is_unpacked(scripted: Scripted) -> None:
    bomb = gzip.compress(b"0" * 200_000_000, 9)
    headers = {"Content-Encoding": "gzip"}
    caller, _ = scripted(Answer(body=bomb, headers=headers), result("x"), max_bytes=1_000_000)
    tracemalloc.start()
    try:
        with pytest.raises(ResponseTooLarge):
            caller.call(functions.ECHO, text="x")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 20_000_000
    assert caller.call(functions.ECHO, text="x") == "x"


@pytest.mark.parametrize(
    ("body", "encoding"),
    [(b"no gzip", "gzip"), (gzip.compress(b'{"result": "x"}')[:-9], "gzip"), (b"", "gzip, gzip"), (b"", "br")],
)
def test_an_encoding_that_cannot_be_read_is_a_bad_response(scripted: Scripted, body: bytes, encoding: str) -> None:
    caller, _ = scripted(Answer(body=body, headers={"Content-Encoding": encoding}))
    with pytest.raises(BadResponse, match=r"gzip|br"):
        caller.call(functions.ECHO, text="x")


def test_a_malformed_list_of_stale_contexts_is_a_bad_response(scripted: Scripted) -> None:
    caller, _ = scripted(Answer(body=b"x", headers={"X-Mizan-Invalidate": "{"}))
    with pytest.raises(BadResponse, match="X-Mizan-Invalidate"):
        caller.call(functions.DOWNLOAD_BOARD, board_id=1)


@pytest.mark.parametrize("token", ["a\nb", "größe", " a "])
def test_a_csrf_token_that_is_no_header_is_a_bad_response(token: str) -> None:
    class Backend:
        def send(self, request: Request, /) -> Response:
            return Response(200, [], json.dumps({"csrfToken": token}).encode())

        def close(self) -> None:
            pass

    client = Client("http://x", transport=Backend())
    with pytest.raises(BadResponse, match="CSRF token of the backend cannot be sent"):
        client._call(functions.ECHO, {"text": "x"})


def test_an_error_without_a_message_has_its_code(scripted: Scripted) -> None:
    caller, _ = scripted(Answer(404, {"error": {"code": "NOT_FOUND", "message": None}}))
    with pytest.raises(NotFound, match=r"^NOT_FOUND$"):
        caller.call(functions.ECHO, text="x")
