"""The first call of the documentation, in the process of its backend."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi import FastAPI
from mizan_client import ASGITransport, AsyncASGITransport
from mizan_fastapi import install
from mizan_fixtures.projects import registry, reset
from mizan_fixtures.wire import USERS
from projects import AsyncClient, Client

URL = "http://testserver/api/mizan"


@pytest.fixture
def app() -> FastAPI:
    reset()
    app = FastAPI()
    install(app, registry=registry, identity_secret="s" * 32, user=lambda request: USERS["ada"])
    return app


def test_a_call_a_read_and_what_is_stale(app: FastAPI) -> None:
    stale: list[Any] = []
    # region in-process
    with Client(URL, transport=ASGITransport(app)) as client:
        client.on_invalidate(stale.extend)
        assert client.rename_project(project_id=7, name="Analytical Engine").name == "Analytical Engine"
        page = client.fetch_project_context(project_id=7)
        assert page.project_detail.name == "Analytical Engine"
    # endregion
    assert {"context": "project", "params": {"project_id": 7}} in stale


async def test_the_same_asynchronously(app: FastAPI) -> None:
    async with AsyncClient(URL, transport=AsyncASGITransport(app)) as client:
        assert (await client.project_detail(project_id=7)).name == "Engine"
