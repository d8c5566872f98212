"""`POST call/` runs a function and responds with its result."""

import threading
from typing import Any

from fastapi import FastAPI
from mizan_core import Registry, client
from mizan_fastapi import BigInt
from pydantic import BaseModel


class Project(BaseModel):
    id: int
    name: str = "untitled"


async def test_a_call_returns_the_result(serve: Any, registry: Registry) -> None:
    @client(registry=registry)
    async def make(id: int, name: str = "Atlas") -> Project:
        return Project(id=id, name=name)

    response = await serve().call("make", {"id": 7})
    assert response.status_code == 200
    assert response.text == '{"result":{"id":7,"name":"Atlas"},"invalidate":[],"refreshed":[]}'
    assert response.headers["content-type"] == "application/json"


async def test_an_integer_of_any_size_is_a_string(serve: Any, registry: Registry) -> None:
    @client(registry=registry)
    def next_id(id: BigInt) -> BigInt:
        return id + 1

    response = await serve().call("next_id", {"id": "9007199254740992"})
    assert response.text == '{"result":"9007199254740993","invalidate":[],"refreshed":[]}'


async def test_none_is_null(serve: Any, registry: Registry) -> None:
    @client(registry=registry)
    def forget() -> None:
        return None

    response = await serve().call("forget")
    assert response.json()["result"] is None


async def test_a_sync_function_runs_off_the_event_loop_and_an_async_one_on_it(serve: Any, registry: Registry) -> None:
    threads: list[int] = []

    @client(registry=registry)
    def blocking() -> None:
        threads.append(threading.get_ident())

    @client(registry=registry)
    async def awaiting() -> None:
        threads.append(threading.get_ident())

    backend = serve()
    await backend.call("blocking")
    await backend.call("awaiting")
    loop = threading.get_ident()
    assert [thread == loop for thread in threads] == [False, True]


async def test_a_function_may_be_registered_after_the_app_is_created(serve: Any, registry: Registry) -> None:
    backend = serve()

    @client(registry=registry)
    def late() -> str:
        return "still served"

    assert (await backend.call("late")).json()["result"] == "still served"


async def test_the_session_has_no_token_by_default(serve: Any) -> None:
    response = await serve().get("session/")
    assert (response.status_code, response.text) == (200, '{"csrfToken":null}')


async def test_other_routes_of_the_app_do_not_change(app: FastAPI, serve: Any) -> None:
    @app.get("/other")
    def other(number: int) -> int:
        return number

    http = serve().http
    assert (await http.get("/other?number=1")).json() == 1
    assert (await http.get("/nowhere")).json() == {"detail": "Not Found"}
    assert (await http.post("/other")).json() == {"detail": "Method Not Allowed"}
    assert (await http.get("/other")).json()["detail"][0]["loc"] == ["query", "number"]
    assert "x-mizan-identity" not in (await http.get("/other?number=1")).headers


async def test_the_endpoints_are_not_in_the_openapi_document_of_the_app(app: FastAPI, serve: Any) -> None:
    serve()
    assert app.openapi()["paths"] == {}
