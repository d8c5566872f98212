"""The tracker on a real server: migrated, seeded, and served on the tests' kind of database."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import dj_database_url
import httpx
import pytest
from django.conf import settings

BACKEND = Path(__file__).parents[1]
ENGINE = settings.DATABASES["default"]["ENGINE"]
DATABASE = "tracker_live"
PAGE = {"context": "project", "params": {"project_id": 1}}


class Visitor:
    """A signed-in user with a separate browser."""

    def __init__(self, address: str, username: str) -> None:
        self._http = httpx.Client(base_url=f"{address}/api/mizan/", timeout=30)
        self.call("login", username=username, password=username * 2)

    def call(self, fn: str, mounted: Any = (), **args: Any) -> Any:
        token = self._http.get("session/").json()["csrfToken"]
        body = {"fn": fn, "args": args, "mounted": list(mounted)}
        response = self._http.post("call/", json=body, headers={"X-CSRFToken": token})
        assert response.status_code == 200, response.text
        return response.json()

    def attach(self, content: bytes) -> httpx.Response:
        token = self._http.get("session/").json()["csrfToken"]
        values = {"task": 2, "kind": "log", "file": None}
        call = {"fn": "attachment_form_submit", "args": {"project_id": 1, "values": values}}
        files = {"/values/file": ("start.log", content)}
        return self._http.post(
            "call/", data={"call": json.dumps(call)}, files=files, headers={"X-CSRFToken": token}
        )

    def read(self, context: str, **params: Any) -> Any:
        return self._http.get(f"ctx/{context}/", params=params).json()


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """That of processes with an empty database and no files."""
    directory = tmp_path_factory.mktemp("live")
    inherited = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
    inherited["TRACKER_UPLOADS"] = str(directory / "uploads")
    if ENGINE.endswith("sqlite3"):
        yield {**inherited, "TRACKER_DATABASE": str(directory / "tracker.sqlite3")}
        return
    import psycopg

    with psycopg.connect(inherited["DATABASE_URL"], autocommit=True) as server:
        server.execute(f"CREATE DATABASE {DATABASE}")
        yield {**inherited, "DATABASE_URL": re.sub(r"/[^/]*$", f"/{DATABASE}", inherited["DATABASE_URL"])}
        server.execute(f"DROP DATABASE {DATABASE} WITH (FORCE)")


@pytest.fixture(scope="module")
def address(environment: dict[str, str]) -> Iterator[str]:
    options: Any = {"cwd": BACKEND, "env": environment}
    for command in (["migrate", "--verbosity", "0"], ["seed"]):
        subprocess.run([sys.executable, "manage.py", *command], check=True, **options)
    serve = [
        "-m",
        "uvicorn",
        "tracker_site.asgi:application",
        "--port",
        "0",
        "--no-access-log",
        "--lifespan",
        "off",
    ]
    with subprocess.Popen([sys.executable, *serve], stderr=subprocess.PIPE, text=True, **options) as server:
        assert server.stderr is not None
        for line in server.stderr:
            if started := re.search(r"running on (http://\S+)", line):
                yield started[1]
                break
        server.terminate()
        server.communicate(timeout=20)


@pytest.fixture
def visitor(address: str) -> Callable[[str], Visitor]:
    return lambda username: Visitor(address, username)


def test_the_database_is_the_one_that_the_environment_names() -> None:
    url = "sqlite://" if "TRACKER_DATABASE" in os.environ else os.environ.get("DATABASE_URL", "sqlite://")
    assert dj_database_url.parse(url)["ENGINE"] == ENGINE


def test_two_users_change_one_project_concurrently_and_each_sees_their_changes(
    visitor: Callable[[str], Visitor],
) -> None:
    people = [visitor("grace"), visitor("ada")]

    def write(number: int) -> str:
        title = f"Task {number}"
        response = people[number % 2].call("create_task", [PAGE], project_id=1, title=title)
        [refreshed] = response["refreshed"]
        assert title in [task["title"] for task in refreshed["data"]["project_tasks"]]
        return title

    before = [task["title"] for task in people[0].read("project", project_id=1)["project_tasks"]]
    with ThreadPoolExecutor(4) as pool:
        written = list(pool.map(write, range(20)))
    for person in people:
        page = person.read("project", project_id=1)
        assert sorted(task["title"] for task in page["project_tasks"]) == sorted([*before, *written])
        assert [each["event"]["kind"] for each in page["project_activity"]] == ["task_created"] * 20


@pytest.mark.parametrize("size", [1_000, 1_500_000])
def test_one_of_two_concurrent_uploads_of_the_same_file_is_rejected(
    visitor: Callable[[str], Visitor], size: int
) -> None:
    people = [visitor("grace"), visitor("ada")]
    twin = {
        "loc": ["values", "file"],
        "type": "twin",
        "message": "The task has this file already: start.log.",
    }
    with ThreadPoolExecutor(2) as pool:
        for _ in range(10):
            content = os.urandom(size)
            responses = list(pool.map(lambda person: person.attach(content), people))  # noqa: B023
            statuses = sorted(each.status_code for each in responses)
            assert statuses == [200, 422], [each.text for each in responses]
            [refused] = [each.json() for each in responses if each.status_code == 422]
            assert refused["error"]["details"] == [twin]
