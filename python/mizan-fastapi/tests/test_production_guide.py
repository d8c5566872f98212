"""What the guide on production says about proxies and rate limits."""

from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from mizan_core import Registry, client
from mizan_fastapi import install
from mizan_fastapi.testing import CallError, MizanClient
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

RATE_LIMIT = Path(__file__).parent / "guide" / "rate_limit.py"


def test_a_function_has_a_rate_limit(app: FastAPI, registry: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mizan_core.client", partial(client, registry=registry))
    exec(compile(RATE_LIMIT.read_text("utf-8"), RATE_LIMIT, "exec"), {"__name__": "rate_limit"})
    install(app, registry=registry, identity_secret="s" * 32)
    with MizanClient(app) as mizan:
        for _ in range(5):
            assert mizan.call("sign_in", name="ada", password="?").result is False
        for _ in range(2):
            with pytest.raises(CallError) as refused:
                mizan.call("sign_in", name="ada", password="lovelace")
            assert (refused.value.status, refused.value.message) == (429, "5 per 1 minute")
        assert mizan.call("sign_up", name="ada").result == "ada"


@pytest.mark.parametrize(("scheme", "is_secure"), [("https", True), ("http", False)])
async def test_a_trusted_proxy_says_whether_the_page_uses_https(
    app: FastAPI, registry: Registry, scheme: str, is_secure: bool
) -> None:
    install(app, registry=registry, identity_secret="s" * 32, csrf=True)
    behind_proxy: Any = ProxyHeadersMiddleware  # its types are narrower than those of FastAPI
    transport = httpx.ASGITransport(behind_proxy(app, trusted_hosts=["127.0.0.1"]))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as http:
        response = await http.get("/api/mizan/session/", headers={"x-forwarded-proto": scheme})
    assert ("Secure" in response.headers["set-cookie"]) is is_secure
