"""Pages on another origin, which the app's CORS middleware allows."""

import re
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI, Response
from fastapi.middleware.cors import CORSMiddleware
from mizan_core import Registry, client

ORIGIN = {"Origin": "https://pages.example"}
EXPOSED = "access-control-expose-headers"


def example() -> dict[str, Any]:
    """The options of the README for the middleware."""
    text = (Path(__file__).parents[1] / "README.md").read_text()
    found = re.search(r"CORSMiddleware\(\.\.\., (.*?)\)`", text, re.DOTALL)
    assert found is not None
    options: dict[str, Any] = eval(f"dict({found[1]})")
    return options


@pytest.fixture(autouse=True)
def ping(registry: Registry) -> None:
    @client(registry=registry)
    def ping() -> str:
        return "pong"


async def test_the_options_of_the_readme_allow_a_call(app: FastAPI, serve: Any) -> None:
    app.add_middleware(CORSMiddleware, allow_origins=[ORIGIN["Origin"]], **example())
    backend = serve(csrf=True)
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type,x-csrftoken"}
    preflight = await backend.http.options("/api/mizan/call/", headers={**ORIGIN, **asked})
    assert (preflight.status_code, preflight.text) == (200, "OK")
    token = (await backend.get("session/", ORIGIN)).json()["csrfToken"]
    response = await backend.call("ping", headers={**ORIGIN, "X-CSRFToken": token})
    assert response.json()["result"] == "pong"
    assert response.headers["access-control-allow-origin"] == ORIGIN["Origin"]
    assert response.headers["access-control-allow-credentials"] == "true"
    assert response.headers[EXPOSED] == "X-Mizan-Identity, X-Mizan-Invalidate"


async def test_other_origins_may_read_the_headers_of_every_response(
    app: FastAPI, serve: Any, registry: Registry
) -> None:
    @client(registry=registry)
    def file() -> Response:
        return Response(b"", headers={EXPOSED: "Content-Disposition"})

    backend = serve()
    for response in (await backend.call("ping", headers=ORIGIN), await backend.get("nowhere", ORIGIN)):
        assert response.headers[EXPOSED] == "X-Mizan-Identity, X-Mizan-Invalidate"
    exposed = (await backend.call("file", headers=ORIGIN)).headers.get_list(EXPOSED)
    assert exposed == ["Content-Disposition", "X-Mizan-Identity, X-Mizan-Invalidate"]
    assert EXPOSED not in (await backend.call("ping")).headers


async def test_headers_that_the_app_exposes_are_not_replaced(app: FastAPI, serve: Any) -> None:
    app.add_middleware(CORSMiddleware, allow_origins=["*"], expose_headers=["X-Mine"])
    assert (await serve().call("ping", headers=ORIGIN)).headers.get_list(EXPOSED) == ["X-Mine"]
