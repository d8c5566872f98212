"""`create_router`, for apps that include the router themselves."""

from collections.abc import Callable

import httpx
import pytest
from fastapi import APIRouter, Depends, FastAPI, HTTPException
from mizan_core import Registry, client
from mizan_fastapi import create_router, install


def refuse() -> None:
    raise HTTPException(403, "closed")


@pytest.mark.parametrize("mount", ["", "/inner"])
async def test_a_router_works_under_any_prefix_with_the_dependencies_of_its_inclusion(
    registry: Registry, mount: str
) -> None:
    @client(registry=registry)
    def ping() -> str:
        return "pong"

    app = inner = FastAPI()
    if mount:
        app.mount(mount, inner := FastAPI())
    inner.include_router(create_router(registry=registry), prefix="/open")
    inner.include_router(create_router(registry=registry), prefix="/closed", dependencies=[Depends(refuse)])

    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as http:
        response = await http.post(f"{mount}/open/call/", json={"fn": "ping"})
        assert response.json()["result"] == "pong"
        closed = await http.post(f"{mount}/closed/call/", json={"fn": "ping"})
        assert (closed.status_code, closed.json()["error"]["message"]) == (403, "closed")
        wrong = await http.put(f"{mount}/open/call/")
        assert (wrong.status_code, wrong.json()["error"]["code"], wrong.headers["allow"]) == (
            405,
            "BAD_REQUEST",
            "POST",
        )
        missing = await http.get(f"{mount}/open/nowhere")
        assert (missing.status_code, missing.json()["error"]["code"]) == (404, "NOT_FOUND")
        assert (await http.get(f"{mount}/elsewhere")).json() == {"detail": "Not Found"}


def of_the_app(registry: Registry) -> FastAPI:
    app = FastAPI(dependencies=[Depends(refuse)])
    install(app, prefix="/api", registry=registry)
    return app


def of_a_router_around_it(registry: Registry) -> FastAPI:
    outer = APIRouter(dependencies=[Depends(refuse)])
    outer.include_router(create_router(registry=registry))
    app = FastAPI()
    app.include_router(outer, prefix="/api")
    return app


def of_an_app_that_takes_over_its_routes(registry: Registry) -> FastAPI:
    inner = FastAPI()
    install(inner, prefix="/api", registry=registry)
    app = FastAPI()
    app.include_router(inner.router, dependencies=[Depends(refuse)])
    return app


@pytest.mark.parametrize("make", [of_the_app, of_a_router_around_it, of_an_app_that_takes_over_its_routes])
async def test_no_dependency_is_bypassed(registry: Registry, make: Callable[[Registry], FastAPI]) -> None:
    @client(registry=registry)
    def ping() -> str:
        return "pong"

    async with httpx.AsyncClient(transport=httpx.ASGITransport(make(registry)), base_url="http://test") as http:
        closed = await http.post("/api/call/", json={"fn": "ping"})
    assert (closed.status_code, closed.json()["error"]["message"]) == (403, "closed")
