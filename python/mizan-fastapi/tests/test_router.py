"""`create_router` for those who include it themselves."""

import httpx
import pytest
from fastapi import Depends, FastAPI, HTTPException
from mizan_core import Registry, client
from mizan_fastapi import create_router


def refuse() -> None:
    raise HTTPException(403, "closed")


@pytest.mark.parametrize("mount", ["", "/inner"])
async def test_it_works_under_any_prefix_with_the_dependencies_of_its_inclusion(registry: Registry, mount: str) -> None:
    @client(registry=registry)
    def ping() -> str:
        return "pong"

    app = inner = FastAPI()
    if mount:
        app.mount(mount, inner := FastAPI())
    inner.include_router(create_router(registry=registry), prefix="/open")
    inner.include_router(create_router(registry=registry), prefix="/closed", dependencies=[Depends(refuse)])

    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as http:
        answer = await http.post(f"{mount}/open/call/", json={"fn": "ping"})
        assert answer.json()["result"] == "pong"
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
