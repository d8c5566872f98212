"""What the guide on production says about proxies and rate limits."""

from functools import partial
from pathlib import Path
from runpy import run_path
from typing import Any

import pytest
from django.core.cache import cache
from mizan_core import Registry, client
from mizan_django.testing import CallError, MizanClient

from .conftest import Backend

GUIDE = Path(__file__).parent / "guide"
RATE_LIMIT = GUIDE / "rate_limit.py"


def test_a_function_has_a_rate_limit(
    registry: Registry, serve: Any, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.MIZAN = run_path(str(GUIDE / "rate_limit_settings.py"))["MIZAN"]
    monkeypatch.setattr("mizan_core.client", partial(client, registry=registry))
    exec(compile(RATE_LIMIT.read_text("utf-8"), RATE_LIMIT, "exec"), {"__name__": "rate_limit"})
    serve()
    cache.clear()
    mizan = MizanClient()
    for _ in range(5):
        assert mizan.call("sign_up", name="ada").result == "ada"
    with pytest.raises(CallError) as refused:
        mizan.call("sign_up", name="ada")
    assert (refused.value.status, refused.value.code) == (429, "RATE_LIMITED")


@pytest.mark.parametrize(("scheme", "status"), [("https", 200), ("http", 403)])
def test_a_trusted_proxy_says_whether_the_page_uses_https(
    registry: Registry, serve: Any, settings: Any, scheme: str, status: int
) -> None:
    """Otherwise Django refuses calls of pages on HTTPS: their origin is not that of the request."""

    @client(registry=registry)
    def greet() -> str:
        return "hello"

    serve()
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    backend = Backend("wsgi", enforce_csrf_checks=True)
    forwarded = {"x-forwarded-proto": scheme, "host": "testserver"}
    token = backend.get("session/", headers=forwarded).json()["csrfToken"]
    of_page = {"origin": "https://testserver", "referer": "https://testserver/", "x-csrftoken": token}
    assert backend.call("greet", headers={**forwarded, **of_page}).status_code == status
