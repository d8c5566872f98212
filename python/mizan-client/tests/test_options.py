"""Options, headers, listeners and logs."""

from __future__ import annotations

import logging
import math
import threading
from collections.abc import Callable
from typing import Any

import pytest
from mizan_client import UNSET, Client, Invalidation, NetworkError, Request, Response

from . import functions
from .callers import Caller
from .scripted import Script, result

Scripted = Callable[..., tuple[Caller, Script]]


@pytest.mark.parametrize(
    "base_url",
    [
        *["", "/api/mizan", "example.org/api", "ftp://x/api", "http+unix://%2Frun%2Fx", "http://"],
        *["http://x/?a=1", "http://x/?", "http://x/#a", "http://x/#"],
        *["http://user:s3cret@x/", "http://s3cret@x/", "http://:s3cret@x/"],
        *["http://x:port", "http://x:99999", "http://x:0", "http://[::1/"],
        *[" http://x", "http://x/a b", "http://x/\n", "http://x\\y", "http://x/\x00"],
    ],
)
def test_the_base_url_is_checked(base_url: str) -> None:
    with pytest.raises(ValueError, match="base_url must be like https://example") as refused:
        Client(base_url)
    assert "s3cret" not in str(refused.value)


@pytest.mark.parametrize(
    ("base_url", "url"),
    [
        ("HTTPS://Tracker.Example/api", "https://Tracker.Example/api/call/"),
        ("http://[::1]:8000/", "http://[::1]:8000/call/"),
        ("http://x//", "http://x/call/"),
        ("http://x/ü/a;b", "http://x/ü/a;b/call/"),
    ],
)
def test_a_call_is_sent_below_the_base_url(base_url: str, url: str) -> None:
    sent: list[Request] = []

    class Recording:
        def send(self, request: Request, /) -> Response:
            sent.append(request)
            return Response(200, [], b'{"result":"x"}')

        def close(self) -> None:
            pass

    Client(base_url, token="t", transport=Recording())._call(functions.ECHO, {"text": "x"})
    assert [each.url for each in sent] == [url]


@pytest.mark.parametrize(
    "options",
    [
        *[{"timeout": seconds} for seconds in (0, -1, math.nan, math.inf, 1e300)],
        *[{"max_retries": -1}, {"retry_delay": -1}, {"retry_delay": math.nan}, {"max_bytes": -1}, {"max_bytes": 2**70}],
        *[{"headers": {name: "1"}} for name in ("", "X A", "X-Ü", "X-A\n", "X:A")],
        *[{"headers": {"X-A": value}} for value in ("a\nb", "a\r\nX-B: 1", "\0", "größe", " a ")],
        *[{"headers": {name: "1"}} for name in ("Content-Length", "content-type", "Transfer-Encoding")],
        {"headers": {"X-A": "1", "x-a": "2"}},
    ],
)
def test_options_are_checked(options: Any) -> None:
    with pytest.raises(ValueError, match=next(iter(options))):
        Client("http://x/", **options)
    with pytest.raises(TypeError, match="retries"):
        Client("http://x/", retries=1)  # type: ignore[call-arg]


def test_a_copy_keeps_the_other_options(scripted: Scripted) -> None:
    caller, script = scripted(result("x"), result("x"), headers={"X-Trace": "1"})
    caller.with_options(timeout=5).call(functions.ECHO, text="x")
    caller.with_options(timeout=5).with_options(headers={"X-Other": "2"}).call(functions.ECHO, text="x")
    seen = [(each.headers.get("X_TRACE"), each.headers.get("X_OTHER")) for each in script.received]
    assert seen == [("1", None), (None, "2")]
    # Both share the session of the first.
    assert script.sessions == 1


def test_the_longest_timeout_can_be_waited_for(reach: Callable[..., Caller]) -> None:
    script = Script(result("x"))
    with script.serving():
        caller = reach(script.base_url, token="t", timeout=threading.TIMEOUT_MAX)
        assert caller.call(functions.ECHO, text="x") == "x"


def test_a_header_replaces_that_of_the_client_in_any_case(scripted: Scripted) -> None:
    caller, script = scripted(result("x"), token="t", headers={"AUTHORIZATION": "Basic x", "user-agent": "mine"})
    caller.call(functions.ECHO, text="x")
    sent = script.received[0].headers
    assert (sent["AUTHORIZATION"], sent["USER_AGENT"]) == ("Basic x", "mine")


def test_headers_that_change_later_are_those_of_the_construction(scripted: Scripted) -> None:
    headers = {"X-Trace": "1"}
    caller, script = scripted(result("x"), headers=headers)
    headers["X-Trace"] = "2\n"
    caller.call(functions.ECHO, text="x")
    assert script.received[0].headers["X_TRACE"] == "1"


def test_requests_name_the_client(scripted: Scripted) -> None:
    caller, script = scripted(result("x"))
    caller.call(functions.ECHO, text="x")
    assert script.received[0].headers["USER_AGENT"].startswith("mizan-client/0.1.0 python/3.")


def test_a_listener_can_be_removed_and_its_errors_are_logged(
    scripted: Scripted, caplog: pytest.LogCaptureFixture
) -> None:
    answer = result("x", invalidate=[{"context": "board", "params": {"board_id": 1}}])
    caller, _ = scripted(answer, answer)
    heard: list[Invalidation] = []

    def fails(_: object) -> None:
        raise RuntimeError("no")

    caller.on_invalidate(fails)
    remove = caller.on_invalidate(heard.extend)
    assert caller.call(functions.ECHO, text="x") == "x"
    remove()
    caller.call(functions.ECHO, text="x")
    assert heard == [{"context": "board", "params": {"board_id": 1}}]
    assert "A listener of on_invalidate failed." in caplog.messages


def test_logs_contain_neither_parameters_nor_tokens(scripted: Scripted, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "mizan_client")
    caller, script = scripted(result("s3cret"), result("x"), token="s3cret")
    caller.call(functions.ECHO, text="s3cret")
    assert caller.read(functions.FRAGILE, key="s3cret") == {"result": "x"}
    lines = [record.getMessage() for record in caplog.records if record.name == "mizan_client"]
    assert [line.split(" in ")[0] for line in lines] == [
        f"POST {script.base_url}/call/ 200",
        f"GET {script.base_url}/ctx/fragile/ 200",
    ]


def test_neither_errors_nor_logs_contain_parameters(
    reach: Callable[..., Caller], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "mizan_client")
    caller = reach("http://127.0.0.1:9", max_retries=1, retry_delay=0)
    with pytest.raises(NetworkError, match=r"^GET http://127\.0\.0\.1:9/ctx/fragile/ was not answered") as failed:
        caller.read(functions.FRAGILE, key="s3cret")
    assert "s3cret" not in str(failed.value)
    assert "Reading ctx/fragile/ again" in caplog.text
    assert "s3cret" not in caplog.text


def test_an_argument_of_a_wrong_type_is_a_type_error(scripted: Scripted) -> None:
    caller, script = scripted()
    with pytest.raises(TypeError, match="An argument of add has the wrong type"):
        caller.call(functions.ADD, a=object(), b=UNSET)
    assert script.received == []
