"""Options, headers, listeners and logs."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import pytest
from mizan_client import UNSET, Client, Invalidation

from . import functions
from .callers import Caller
from .scripted import Script, result

Scripted = Callable[..., tuple[Caller, Script]]


@pytest.mark.parametrize(
    "base_url", ["", "/api/mizan", "example.org/api", "ftp://x/api", "http://", "http://x/?a=1", "http://x/#a"]
)
def test_the_base_url_is_checked(base_url: str) -> None:
    with pytest.raises(ValueError, match="base_url must be like https://example"):
        Client(base_url)


@pytest.mark.parametrize("options", [{"timeout": 0}, {"max_retries": -1}, {"retry_delay": -1}, {"max_bytes": -1}])
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


def test_an_argument_of_a_wrong_type_is_a_type_error(scripted: Scripted) -> None:
    caller, script = scripted()
    with pytest.raises(TypeError, match="An argument of add has the wrong type"):
        caller.call(functions.ADD, a=object(), b=UNSET)
    assert script.received == []
