"""What callers of the service get, for each outcome at the tracker."""

import socket
from collections.abc import Iterator

import pytest
from mizan_client import AsyncHttpxTransport
from reports import tracker as tracker_module
from reports.main import app
from reports.tracker import tracker_transport

from .conftest import SignIn, caller_with


async def test_the_report_counts_the_tasks_of_a_project(sign_in: SignIn) -> None:
    grace = await sign_in("grace")
    assert (await grace.get("/projects/1")).json() == {
        "project": "Website relaunch",
        "due": "2027-06-30",
        "open_tasks": 3,
        "by_person": {"Ada": 1},
        "unassigned": ["Check colours for contrast"],
    }


async def test_the_caller_sees_what_the_tracker_lets_them_see(sign_in: SignIn) -> None:
    alan = await sign_in("alan")
    assert [each["project"] for each in (await alan.get("/projects")).json()] == ["Website relaunch"]
    refused = await alan.get("/projects/2")
    assert (refused.status_code, refused.json()) == (404, {"detail": "There is no project 2."})


async def test_the_tracker_decides_who_may_change_something(sign_in: SignIn) -> None:
    grace = await sign_in("grace")
    assert (await grace.post("/projects/1/reminders")).json() == ["Check colours for contrast"]
    alan = await sign_in("alan")
    refused = await alan.post("/projects/1/reminders")
    detail = "You may look at this project, but not change it."
    assert (refused.status_code, refused.json()) == (403, {"detail": detail})


@pytest.mark.usefixtures("sign_in")
async def test_a_token_that_the_tracker_refuses_is_refused() -> None:
    assert (await caller_with("nonsense").get("/projects/1")).status_code == 401


@pytest.fixture
def silent_port() -> Iterator[int]:
    """A port that accepts connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


async def test_a_tracker_that_does_not_respond_is_reported(silent_port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tracker_module, "URL", f"http://127.0.0.1:{silent_port}")
    monkeypatch.setattr(tracker_module, "TIMEOUT", 0.05)
    app.dependency_overrides[tracker_transport] = AsyncHttpxTransport
    response = await caller_with("any").get("/projects/1")
    app.dependency_overrides.clear()
    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
