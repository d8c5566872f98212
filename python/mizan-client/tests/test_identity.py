"""A client is for one user at a time."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from mizan_client import Client, MizanError, UserChanged

from . import functions
from .conftest import over
from .scripted import Answer, Script, failure, result


def of(user: str, answer: Answer) -> Answer:
    answer.headers["X-Mizan-Identity"] = user
    return answer


def test_another_user_gets_another_csrf_token(scripted: Any) -> None:
    caller, script = scripted(*[of(user, result("x")) for user in ("ada", "ada", "sam", "sam")])
    for _ in range(4):
        caller.call(functions.ECHO, text="x")
    assert [each.headers["X_CSRFTOKEN"] for each in script.received] == ["1", "1", "1", "2"]


def test_a_response_for_the_user_before_is_refused(network: str) -> None:
    waiting, released = threading.Event(), threading.Event()

    class Slow(Script):
        def __call__(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
            if environ["QUERY_STRING"] == "key=slow":
                waiting.set()
                released.wait(20)
                return answered(of("ada", Answer(body={"result": "ada's"})), start_response)
            return super().__call__(environ, start_response)

    def answered(answer: Answer, start_response: Any) -> list[bytes]:
        start_response("200 OK", list(answer.headers.items()))
        return [answer.content]

    script = Slow(*[of(user, Answer(body={"result": "x"})) for user in ("ada", "sam", "sam")])
    errors: list[MizanError] = []
    with script.serving(threads=True), Client(script.base_url, transport=over(network)("")) as client:

        def read() -> None:
            with pytest.raises(
                UserChanged, match=r"^GET ctx/fragile/ belongs to a user who is no longer signed in\.$"
            ) as error:
                client._read(functions.FRAGILE, {"key": "slow"})
            errors.append(error.value)

        client._read(functions.FRAGILE, {"key": "x"})
        slow = threading.Thread(target=read)
        slow.start()
        assert waiting.wait(20)
        client._read(functions.FRAGILE, {"key": "x"})
        released.set()
        slow.join()
        assert client._read(functions.FRAGILE, {"key": "x"}) == {"result": "x"}
    assert [(error.code, error.status) for error in errors] == [("RESET", 0)]


def test_a_call_is_not_sent_again_for_another_user(scripted: Any) -> None:
    refused = failure(403, "CSRF_FAILED")
    caller, script = scripted(of("ada", result("x")), of("sam", refused), of("sam", result("y")))
    caller.call(functions.ECHO, text="x")
    with pytest.raises(UserChanged):
        caller.call(functions.ECHO, text="y")
    assert len(script.received) == 2
    assert caller.call(functions.ECHO, text="y") == "y"


def test_a_function_that_answers_with_401_is_not_called_twice(scripted: Any) -> None:
    own = of("ada", failure(401, "UNAUTHORIZED"))
    caller, script = scripted(own, token="one", renew_token=lambda: "two")
    with pytest.raises(MizanError):
        caller.call(functions.ECHO, text="x")
    assert len(script.received) == 1
