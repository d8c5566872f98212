"""Reads of contexts are repeated, calls never."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from mizan_client import BadResponse, File, Function, InternalError, MizanError
from mizan_client.flow import Pause, Requests
from mizan_client.options import Settings
from mizan_client.session import Session
from mizan_client.transport import Response

from . import functions
from .callers import Caller, heard
from .scripted import Answer, Script, failure, result

Scripted = Callable[..., tuple[Caller, Script]]
BOARD = Answer(body={"board_title": "Atlas", "board_size": "1 cm"})


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503])
def test_a_read_is_repeated_after_a_failure_that_may_be_gone(scripted: Scripted, status: int) -> None:
    caller, script = scripted(Answer(status), failure(status, "BUSY"), BOARD)
    assert caller.read(functions.BOARD, board_id=1).board_title == "Atlas"
    assert [(each.method, each.query) for each in script.received] == [("GET", "board_id=1")] * 3


def test_a_read_is_repeated_as_often_as_max_retries(scripted: Scripted) -> None:
    caller, script = scripted(*[failure(500, "INTERNAL_ERROR")] * 6)
    with pytest.raises(InternalError):
        caller.read(functions.BOARD, board_id=1)
    assert len(script.received) == 3
    with pytest.raises(InternalError):
        caller.with_options(max_retries=0).read(functions.BOARD, board_id=1)
    assert len(script.received) == 4


@pytest.mark.parametrize("status", [400, 401, 404, 422, 501])
def test_a_read_that_will_fail_again_is_not_repeated(scripted: Scripted, status: int) -> None:
    caller, script = scripted(failure(status, "SOME"))
    with pytest.raises(MizanError):
        caller.read(functions.BOARD, board_id=1)
    assert len(script.received) == 1


@pytest.mark.parametrize("status", [408, 429, 500, 503])
def test_a_call_is_never_repeated(scripted: Scripted, status: int) -> None:
    caller, script = scripted(Answer(status, headers={"Retry-After": "1"}))
    with pytest.raises(BadResponse):
        caller.call(functions.ECHO, text="x")
    assert len(script.received) == 1


def test_a_call_that_may_have_changed_something_makes_everything_stale_that_it_affects(scripted: Scripted) -> None:
    caller, _ = scripted(
        Answer(502), failure(500, "INTERNAL_ERROR"), Answer(body=b"garbage"), failure(422, "VALIDATION_FAILED")
    )
    everything = [{"context": "board"}, {"context": "boards"}]
    for expected in (everything, everything, everything, []):
        stale = heard(caller)
        with pytest.raises(MizanError):
            caller.call(functions.RENAME_BOARD, board_id=1, title="x")
        assert stale == expected


def test_a_csrf_token_is_fetched_once_and_replaced_once(scripted: Scripted) -> None:
    refused = failure(403, "CSRF_FAILED")
    caller, script = scripted(result("a"), refused, result("b"), refused, refused)
    assert caller.call(functions.ECHO, text="a") == "a"
    assert caller.call(functions.ECHO, text="b") == "b"
    with pytest.raises(MizanError) as error:
        caller.call(functions.ECHO, text="c")
    assert (error.value.code, error.value.is_refusal) == ("CSRF_FAILED", True)
    assert [each.headers["X_CSRFTOKEN"] for each in script.received] == ["1", "1", "2", "2", "3"]
    assert script.received[0].headers["REFERER"] == f"{script.base_url}/"


def test_a_call_with_files_is_repeated_with_a_new_token_only(scripted: Scripted) -> None:
    upload = Function("upload", input=dict[str, File], output=str)
    file = File("plan.pdf", bytes(range(256)), "application/pdf")
    caller, script = scripted(failure(403, "CSRF_FAILED"), result("a"), failure(503, "UNAVAILABLE"))
    assert caller.call(upload, file=file) == "a"
    refused, accepted = script.received
    assert file.content in accepted.body
    assert (refused.body, refused.headers["CONTENT_TYPE"]) == (accepted.body, accepted.headers["CONTENT_TYPE"])
    with pytest.raises(MizanError):
        caller.call(upload, file=file)
    assert len(script.received) == 3


def test_other_refusals_do_not_fetch_a_token(scripted: Scripted) -> None:
    caller, script = scripted(failure(403, "FORBIDDEN"))
    with pytest.raises(MizanError):
        caller.call(functions.ECHO, text="a")
    assert (len(script.received), script.sessions) == (1, 1)


def test_with_a_bearer_token_no_session_is_opened(scripted: Scripted) -> None:
    caller, script = scripted(result("a"), token="t")
    caller.call(functions.ECHO, text="a")
    assert (script.sessions, script.received[0].headers["AUTHORIZATION"]) == (0, "Bearer t")


def test_without_a_token_one_is_got_before_the_first_request(scripted: Scripted) -> None:
    tokens = iter(["one", "two"])
    caller, script = scripted(result("a"), result("b"), renew_token=lambda: next(tokens))
    assert [caller.call(functions.ECHO, text="a"), caller.call(functions.ECHO, text="b")] == ["a", "b"]
    used = [each.headers["AUTHORIZATION"] for each in script.received]
    assert (script.sessions, used) == (0, ["Bearer one", "Bearer one"])


def test_a_token_is_renewed_for_each_request_that_it_expires_in_but_only_once(scripted: Scripted) -> None:
    refused = failure(401, "UNAUTHORIZED")
    tokens = iter(["two", "three"])
    caller, script = scripted(refused, result("a"), refused, refused, token="one", renew_token=lambda: next(tokens))
    assert caller.call(functions.ECHO, text="a") == "a"
    with pytest.raises(MizanError):
        caller.call(functions.ECHO, text="b")
    used = [each.headers["AUTHORIZATION"] for each in script.received]
    assert used == ["Bearer one", "Bearer two", "Bearer two", "Bearer three"]


class TestThePause:
    def pauses(self, *answers: Response, **options: Any) -> list[float]:
        flow = Requests("http://x", Session(needs_csrf=False), Settings().changed(**options), "").read("ctx/board/")
        seconds = []
        left = list(answers)
        with suppress(StopIteration, MizanError):
            step = next(flow)
            while True:
                if isinstance(step, Pause):
                    seconds.append(step.seconds)
                step = flow.send(None if isinstance(step, Pause) else left.pop(0))
        return seconds

    def test_doubles(self) -> None:
        pauses = self.pauses(*[Response(503, [], b"")] * 9, max_retries=8, retry_delay=1)
        usual_pauses = [1, 2, 4, 8, 16, 30, 30, 30]
        assert all(usual / 2 <= pause <= usual for pause, usual in zip(pauses, usual_pauses, strict=True))

    def test_has_its_maximum_however_often_it_doubled(self) -> None:
        pauses = self.pauses(*[Response(503, [], b"")] * 1101, max_retries=1100, retry_delay=1e-9)
        assert all(pause <= 30 for pause in pauses)
        assert len(pauses) == 1100

    def test_is_never_shorter_than_the_backend_asks(self) -> None:
        (pause,) = self.pauses(Response(503, [("retry-after", "7")], b""), Response(404, [], b""))
        assert 7 <= pause <= 10.5

    def test_is_not_made_if_the_backend_asks_for_a_long_one(self) -> None:
        assert self.pauses(Response(503, [("Retry-After", "3600")], b"")) == []
        assert self.pauses(Response(503, [("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT")], b"")) == []

    @pytest.mark.parametrize("header", ["", "soon", "-5", "nan", "inf", "Wed, 21 Oct 2015 07:28:00 GMT", "9" * 400])
    def test_ignores_what_is_not_a_time_to_come(self, header: str) -> None:
        (pause,) = self.pauses(Response(503, [("Retry-After", header)], b""), Response(404, [], b""))
        assert pause <= 0.5
