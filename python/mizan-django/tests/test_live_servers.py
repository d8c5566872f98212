"""The project on real servers: uvicorn for ASGI, the standard library's for WSGI."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from .conftest import PROJECT

# Port 0 asks the system for a free one.
WSGI = """
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIServer, make_server
from tracker_site.wsgi import application

class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True

server = make_server("127.0.0.1", 0, application, Server)
print(f"running on http://127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
"""
SEED = """
from django.contrib.auth.models import User
from tracker.models import Project
User.objects.create_user("ada", password="engine")
Project.objects.create(name="Atlas")
"""
COMMANDS = {
    "asgi": ["-m", "uvicorn", "tracker_site.asgi:application", "--port", "0", "--no-access-log", "--lifespan", "off"],
    "wsgi": ["-c", WSGI],
}


@pytest.fixture(scope="module", params=["asgi", "wsgi"])
def interface(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def data(interface: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory of the project's databases and files."""
    return tmp_path_factory.mktemp(interface)


@pytest.fixture(scope="module")
def address(interface: str, data: Path) -> Iterator[str]:
    environment = {**os.environ, "TRACKER_DATA": str(data), "PYTHONUNBUFFERED": "1"}
    options: Any = {"cwd": PROJECT, "env": environment}
    for arguments in (["migrate", "--run-syncdb", "--verbosity", "0"], ["shell", "--verbosity", "0", "-c", SEED]):
        subprocess.run([sys.executable, "manage.py", *arguments], check=True, **options)
    command = [sys.executable, *COMMANDS[interface]]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options) as server:
        assert server.stdout is not None
        for line in server.stdout:
            if started := re.search(r"running on (http://\S+)", line):
                yield started[1]
                break
        server.terminate()
        server.communicate(timeout=30)


@pytest.fixture
def http(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=f"{address}/api/mizan/", timeout=30) as http:
        http.headers["x-csrftoken"] = http.get("session/").json()["csrfToken"]
        yield http


def test_a_mutation_and_its_page_refresh_take_one_request(http: httpx.Client) -> None:
    mounted = [{"context": "project", "params": {"project_id": 1}}]
    body = {"fn": "rename_project", "args": {"project_id": 1, "name": "Borea"}, "mounted": mounted}
    response = http.post("call/", json=body)
    assert response.json() == {
        "result": {"id": 1, "name": "Borea"},
        "invalidate": mounted,
        "refreshed": [{**mounted[0], "data": {"project_detail": {"id": 1, "name": "Borea"}, "project_tasks": []}}],
    }
    assert http.get("ctx/project/?project_id=1").json()["project_detail"] == {"id": 1, "name": "Borea"}


def test_a_form_with_a_file_and_its_page_refresh_take_one_request(http: httpx.Client, data: Path) -> None:
    mounted = [{"context": "project", "params": {"project_id": 1}}]
    values = {"title": "Draw", "attachment": None}
    call = {"fn": "task_form_submit", "args": {"project_id": 1, "values": values}, "mounted": mounted}
    content = "é".encode() * 2_000_000  # more than Django keeps in memory
    files = {"/values/attachment": ("plan.txt", content, "text/plain")}
    (refreshed,) = http.post("call/", data={"call": json.dumps(call)}, files=files).json()["refreshed"]
    (task,) = refreshed["data"]["project_tasks"]
    assert task["title"] == "Draw"
    assert (data / "media" / task["attachment"].removeprefix("/")).read_bytes() == content


def test_a_body_cut_off_within_a_file_saves_nothing(http: httpx.Client) -> None:
    before = http.get("ctx/project/?project_id=1").json()
    call = {"fn": "task_form_submit", "args": {"project_id": 1, "values": {"title": "Lost", "attachment": None}}}
    request = http.build_request(
        "POST", "call/", data={"call": json.dumps(call)}, files={"/values/attachment": b"content"}
    )
    body = request.read()[:-40]
    response = http.post("call/", content=body, headers={"content-type": request.headers["content-type"]})
    assert (response.status_code, response.json()["error"]["code"]) == (400, "BAD_REQUEST")
    assert http.get("ctx/project/?project_id=1").json() == before


def test_a_validation_error_of_a_model_is_sent(http: httpx.Client) -> None:
    body = {"fn": "rename_project", "args": {"project_id": 1, "name": "x" * 41}}
    error = http.post("call/", json=body).json()["error"]
    message = "Ensure this value has at most 40 characters (it has 41)."
    assert error["details"] == [{"loc": ["name"], "type": "max_length", "message": message}]


def test_async_functions_use_the_database(http: httpx.Client) -> None:
    assert http.get("ctx/people/").json() == {"people": ["ada"]}


def test_signing_in_changes_the_identity_and_rotates_the_token(http: httpx.Client) -> None:
    assert http.get("ctx/global/").headers["x-mizan-identity"] == ""
    signed_in = http.post("call/", json={"fn": "sign_in", "args": {"username": "ada", "password": "engine"}})
    assert signed_in.json()["result"] is True
    identity = signed_in.headers["x-mizan-identity"]
    assert re.fullmatch("[0-9a-f]{64}", identity)
    response = http.get("ctx/global/")
    assert (response.json(), response.headers["x-mizan-identity"]) == ({"current_user": "ada"}, identity)
    again = {"fn": "sign_in", "args": {"username": "ada", "password": "wrong"}}
    assert http.post("call/", json=again).json()["error"]["code"] == "CSRF_FAILED"
    http.headers["x-csrftoken"] = http.get("session/").json()["csrfToken"]
    assert http.post("call/", json=again).json()["result"] is False


def test_failures_are_in_the_envelope(http: httpx.Client) -> None:
    for response, status in [
        (http.get("nowhere/"), 404),
        (http.get("call/"), 405),
        (http.get("ctx/project/?project_id=99"), 404),
        (http.get("ctx/project/?project_id=x"), 422),
        (http.post("call/", content=b"{}", headers={"content-type": "text/plain"}), 415),
        (http.post("call/", json={"fn": "x" * 1_000_001}), 413),
    ]:
        assert (response.status_code, set(response.json())) == (status, {"error"})
        assert response.headers["cache-control"] == "private, no-store"


def test_concurrent_requests_use_separate_connections(http: httpx.Client) -> None:
    def read(number: int) -> int:
        path = "ctx/people/" if number % 2 else "ctx/project/?project_id=1"
        return http.get(path).status_code

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(read, range(80))) == {200}
