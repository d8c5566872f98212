"""`GET ctx/<name>/` reads everything in a context at once."""

from typing import Any

import anyio
import pytest
from fastapi import FastAPI
from mizan_core import Forbidden, Registry, client


async def test_a_context_returns_the_result_of_each_function(serve: Any, registry: Registry) -> None:
    @client(context="project", registry=registry)
    def title(project_id: int) -> str:
        return f"project {project_id}"

    @client(context="project", registry=registry)
    async def members(project_id: int, first: int = 2) -> list[str]:
        return ["ada", "grace", "alan"][:first]

    backend = serve()
    response = await backend.get("ctx/project/?project_id=7")
    assert (response.status_code, response.text) == (200, '{"members":["ada","grace"],"title":"project 7"}')
    assert (await backend.get("ctx/project/?first=1&project_id=7")).json()["members"] == ["ada"]


async def test_the_functions_of_a_context_run_concurrently(serve: Any, registry: Registry) -> None:
    met = anyio.Event()

    @client(context="pair", registry=registry)
    async def waiting() -> str:
        with anyio.fail_after(30):
            await met.wait()
        return "met"

    @client(context="pair", registry=registry)
    async def yielding() -> str:
        met.set()
        return "came"

    assert (await serve().get("ctx/pair/")).json() == {"waiting": "met", "yielding": "came"}


async def test_one_failing_function_fails_the_context_and_stops_the_others(
    serve: Any, registry: Registry, journal: list[str]
) -> None:
    @client(context="pair", registry=registry)
    async def endless() -> None:
        try:
            await anyio.sleep_forever()
        finally:
            journal.append("stopped")

    @client(context="pair", registry=registry)
    async def failing() -> None:
        raise Forbidden("not yours")

    with anyio.fail_after(30):
        response = await serve().get("ctx/pair/")
    assert response.status_code == 403
    assert response.json() == {"error": {"code": "FORBIDDEN", "message": "not yours", "details": None}}
    assert journal == ["stopped"]


async def test_no_function_of_a_context_runs_unless_all_are_allowed(
    serve: Any, registry: Registry, journal: list[str]
) -> None:
    @client(context="pair", registry=registry)
    def public() -> None:
        journal.append("ran")

    @client(context="pair", auth=True, registry=registry)
    def members() -> None:
        journal.append("ran")

    response = await serve().get("ctx/pair/")
    assert (response.status_code, response.json()["error"]["code"]) == (401, "UNAUTHORIZED")
    assert journal == []


@pytest.mark.parametrize(
    ("query", "detail"),
    [
        ("", {"loc": ["key"], "type": "missing", "message": "Field required"}),
        ("key=1&key=2", {"loc": ["key"], "type": "repeated", "message": "Input should be given once"}),
        (
            "key=1&other=2",
            {"loc": ["other"], "type": "extra_forbidden", "message": "Extra inputs are not permitted"},
        ),
    ],
)
async def test_invalid_parameters_are_named(serve: Any, registry: Registry, query: str, detail: dict[str, Any]) -> None:
    @client(context="counter", registry=registry)
    def value(key: str) -> int:
        return len(key)

    response = await serve().get(f"ctx/counter/?{query}")
    assert (response.status_code, response.json()["error"]["details"]) == (422, [detail])


async def test_a_query_that_is_not_utf8_is_a_bad_request(serve: Any, registry: Registry) -> None:
    @client(context="counter", registry=registry)
    def value(key: str) -> str:
        return key

    backend = serve()
    for query in ("key=%FF", "key=%ED%A0%80"):
        response = await backend.get(f"ctx/counter/?{query}")
        assert (response.status_code, response.json()["error"]["code"]) == (400, "BAD_REQUEST")
    assert (await backend.get("ctx/counter/?key=%F0%9F%98%82+%2B")).json() == {"value": "😂 +"}


async def test_a_query_with_unescaped_bytes_is_a_bad_request(app: FastAPI, serve: Any, registry: Registry) -> None:
    @client(context="counter", registry=registry)
    def value(key: str) -> str:
        return key

    class Raw:
        """Sends bytes that no client library would send."""

        def __init__(self, app: Any) -> None:
            self.app = app

        async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
            await self.app({**scope, "query_string": b"key=\xff"}, receive, send)

    app.add_middleware(Raw)
    response = await serve().get("ctx/counter/")
    assert (response.status_code, response.json()["error"]["code"]) == (400, "BAD_REQUEST")
