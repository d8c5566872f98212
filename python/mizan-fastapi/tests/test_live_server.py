"""The harness of the end-to-end tests on a real server: uvicorn in a separate process."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

HARNESS = Path(__file__).parents[3] / "e2e/backend"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    application = ["--app-dir", str(HARNESS), "harness_fastapi:app"]
    command = [sys.executable, "-m", "uvicorn", *application, "--port", "0", "--no-access-log"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        for line in server.stderr:
            if started := re.search(r"running on (http://\S+)", line):
                yield started[1]
                break
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=30)


@pytest.fixture
def http(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=30) as http:
        http.post("/__reset")
        yield http


def call(http: httpx.Client, fn: str, mounted: Any = (), **args: Any) -> httpx.Response:
    return http.post("/api/mizan/call/", json={"fn": fn, "args": args, "mounted": list(mounted)})


def result(http: httpx.Client, fn: str, **args: Any) -> Any:
    """The result, or the error's code."""
    body = call(http, fn, **args).json()
    return body["error"]["code"] if "error" in body else body["result"]


def test_each_function_answers_with_its_value_or_its_typed_error(http: httpx.Client) -> None:
    assert result(http, "echo", text="héllo 😂") == "héllo 😂"
    assert result(http, "add", a=2, b=3) == 5
    assert result(http, "multiply", a=1.5) == 3.0
    assert result(http, "find_user", username="nobody") is None
    assert result(http, "introduce", person={"name": "A", "age": 3}) == "VALIDATION_FAILED"
    assert result(http, "not_implemented") == "NOT_IMPLEMENTED"
    assert result(http, "buggy") == "INTERNAL_ERROR"
    assert result(http, "permission_check") == "FORBIDDEN"


GUARDED = ("whoami", "verified_only", "staff_only", "superuser_only")


@pytest.mark.parametrize(
    ("username", "allowed"),
    [
        (None, ()),
        ("alice", ("whoami",)),
        ("victor", ("whoami", "verified_only")),
        ("stella", ("whoami", "staff_only")),
        ("ruth", ("whoami", "staff_only", "superuser_only")),
    ],
)
def test_rules_apply_to_the_signed_in_user(http: httpx.Client, username: str | None, allowed: tuple[str, ...]) -> None:
    if username is not None:
        assert http.post("/login", json={"username": username}).status_code == 200
    refused = "UNAUTHORIZED" if username is None else "FORBIDDEN"
    codes = [call(http, fn).json().get("error", {}).get("code") for fn in GUARDED]
    assert codes == [None if fn in allowed else refused for fn in GUARDED]


def test_logging_out_changes_the_identity_and_the_current_user(http: httpx.Client) -> None:
    def current() -> tuple[Any, str]:
        answer = http.get("/api/mizan/ctx/global/")
        return answer.json()["current_user"], answer.headers["x-mizan-identity"]

    assert current() == (None, "")
    http.post("/login", json={"username": "alice"})
    user, identity = current()
    assert user == {"id": 1, "username": "alice", "is_staff": False, "is_superuser": False}
    assert re.fullmatch("[0-9a-f]{64}", identity)
    http.post("/logout")
    assert current() == (None, "")


def test_a_mutation_and_its_page_refresh_take_one_request(http: httpx.Client) -> None:
    mounted = [{"context": "counter", "params": {"key": key}} for key in ("a", "b")]
    answer = call(http, "increment", mounted, key="a", amount=2)
    assert answer.json()["refreshed"] == [
        {
            "context": "counter",
            "params": {"key": "a"},
            "data": {"counter_history": [0], "counter_value": {"key": "a", "value": 2}},
        }
    ]
    assert http.get("/__requests").json() == [{"method": "POST", "path": "/call/", "query": "", "fn": "increment"}]
    assert http.delete("/__requests").status_code == 200
    assert http.get("/__requests").json() == []


def test_a_context_that_fails_once_does_not_fail_the_mutation(http: httpx.Client) -> None:
    answer = call(http, "touch_flaky", [{"context": "flaky", "params": {"key": "a"}}], key="a")
    assert answer.json() == {
        "result": 1,
        "invalidate": [{"context": "flaky", "params": {"key": "a"}}],
        "refreshed": [],
    }
    assert http.get("/api/mizan/ctx/flaky/?key=a").json() == {"flaky_value": {"key": "a", "value": 1}}


def test_a_framework_response_carries_its_invalidation_in_a_header(http: httpx.Client) -> None:
    answer = call(http, "reset_counter", key="a")
    assert (answer.text, answer.headers["x-mizan-invalidate"]) == (
        "a is zero",
        '[{"context": "counter", "params": {"key": "a"}}]',
    )


def test_a_body_over_the_limit_does_not_keep_the_server_busy(http: httpx.Client) -> None:
    answer = call(http, "echo", text="x" * 1_000_001)
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "BAD_REQUEST")
    assert result(http, "echo", text="still there") == "still there"
