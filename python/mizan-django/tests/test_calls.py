"""`POST call/`."""

import asyncio
from typing import Any

import pytest
from django.http import HttpRequest
from mizan_core import Registry, client

pytestmark = pytest.mark.django_db


def test_a_call_returns_its_result(backend: Any, registry: Registry) -> None:
    @client(registry=registry)
    def add(left: int, right: int = 2) -> int:
        return left + right

    response = backend.call("add", {"left": 1})
    assert (response.status_code, response.json()) == (200, {"result": 3, "invalidate": [], "refreshed": []})
    assert response.headers["content-type"] == "application/json"


def test_functions_may_be_async(backend: Any, registry: Registry) -> None:
    @client(registry=registry)
    async def later(text: str) -> str:
        await asyncio.sleep(0)
        return text

    assert backend.call("later", {"text": "é😂"}).json()["result"] == "é😂"


@pytest.mark.parametrize("is_async", [False, True])
def test_a_mutation_and_its_page_refresh_take_one_request(backend: Any, registry: Registry, is_async: bool) -> None:
    titles = {7: "Atlas", 8: "Borea"}

    @client(context="project", registry=registry)
    def title(project_id: int) -> str:
        return titles[project_id]

    if is_async:

        @client(context="project", registry=registry)
        async def length(project_id: int) -> int:
            return len(titles[project_id])

    @client(affects="project", registry=registry)
    def rename(project_id: int, title: str) -> None:
        titles[project_id] = title

    mounted = [{"context": "project", "params": {"project_id": key}} for key in (7, 8)]
    data = {"title": "Zephyr", **({"length": 6} if is_async else {})}
    assert backend.call("rename", {"project_id": 7, "title": "Zephyr"}, mounted=mounted).json() == {
        "result": None,
        "invalidate": [{"context": "project", "params": {"project_id": 7}}],
        "refreshed": [{"context": "project", "params": {"project_id": 7}, "data": dict(sorted(data.items()))}],
    }


def test_a_function_can_take_the_request(backend: Any, registry: Registry) -> None:
    class SignedRequest(HttpRequest):
        """A subclass with more precise types for the request."""

    @client(registry=registry)
    def method(request: HttpRequest, asked: SignedRequest, loud: bool = False) -> str:
        assert request is asked
        assert b"method" in request.body
        return request.method or ""

    @client(registry=registry)
    async def agent(request: HttpRequest) -> str:
        return request.headers["user-agent"]

    assert registry.get("method").input_model.parameters.keys() == {"loud"}
    assert backend.call("method").json()["result"] == "POST"
    assert backend.call("agent", headers={"user-agent": "me"}).json()["result"] == "me"


def test_an_async_function_runs_on_the_event_loop_of_the_server(registry: Registry, serve: Any) -> None:
    from asgiref.sync import async_to_sync
    from django.test import AsyncClient

    loops = []

    @client(registry=registry)
    async def note() -> None:
        loops.append(asyncio.get_running_loop())

    async def ask() -> bool:
        body = '{"fn": "note"}'
        await AsyncClient().post("/api/mizan/call/", body, content_type="application/json")
        return loops == [asyncio.get_running_loop()]

    serve()
    assert async_to_sync(ask)()


def test_the_view_is_async_only_on_an_event_loop(serve: Any) -> None:
    from asgiref.sync import async_to_sync
    from django.urls import resolve

    def is_async() -> bool:
        return asyncio.iscoroutinefunction(resolve("/api/mizan/call/").func)

    async def is_async_on_a_loop() -> bool:
        return is_async()

    serve()
    assert (is_async(), async_to_sync(is_async_on_a_loop)()) == (False, True)
