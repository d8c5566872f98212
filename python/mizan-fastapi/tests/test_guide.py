"""The application of the guide does what the guide says."""

import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from mizan_core import default_registry
from mizan_fixtures.redis_fixture import redis_server, shared_redis
from mizan_fixtures.redis_server import RedisServer

__all__ = ["redis_server", "shared_redis"]

GUIDE = Path(__file__).parent / "guide"


@pytest.fixture
def module(redis_server: RedisServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    monkeypatch.setenv("REDIS_URL", redis_server.url)
    for name in ("TOKEN_KEY", "CACHE_SECRET", "IDENTITY_SECRET"):
        monkeypatch.setenv(name, secrets.token_urlsafe(32))
    file = GUIDE / "caching_and_tokens.py"
    module: dict[str, Any] = {"__name__": "app"}
    exec(compile(file.read_text("utf-8"), file, "exec"), module)
    yield module
    default_registry.clear()


async def test_caching_and_tokens(module: dict[str, Any]) -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(module["app"]), base_url="http://test") as http:

        async def headers(name: str, password: str) -> dict[str, str]:
            token = (await http.post("/token", params={"name": name, "password": password})).json()["token"]
            return {"authorization": f"Bearer {token}"}

        assert (await http.post("/token", params={"name": "ada", "password": "?"})).status_code == 401
        stella, ada = await headers("stella", "nova"), await headers("ada", "lovelace")

        async def report(who: dict[str, str]) -> Any:
            response = await http.get("/api/mizan/ctx/project/?project_id=7", headers=who)
            return response.json().get("sales_report", response.status_code)

        assert await report(stella) == 200
        assert await report(ada) == 403
        sale = {"fn": "record_sale", "args": {"project_id": 7, "amount": 50}}
        assert (await http.post("/api/mizan/call/", json=sale, headers=stella)).status_code == 200
        assert await report(stella) == 250
        assert (await http.get("/api/mizan/ctx/catalog/")).json() == {"price_list": {"basic": 10, "team": 40}}
        hours = await http.get("/api/mizan/ctx/opening_hours/")
        assert hours.headers["cache-control"] == "public, max-age=0, must-revalidate, s-maxage=30"
