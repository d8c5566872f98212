"""With `csrf=True`, a call needs a token that only pages of this site can read."""

from typing import Any

import pytest
from fastapi import Request
from mizan_core import Registry, client


@pytest.fixture
def backend(serve: Any, registry: Registry) -> Any:
    @client(registry=registry)
    def ping() -> str:
        return "pong"

    return serve(csrf=True, user=lambda request: request.headers.get("x-user"))


async def test_calls_with_the_token_of_the_session_are_accepted(backend: Any) -> None:
    session = await backend.get("session/")
    token = session.json()["csrfToken"]
    assert "HttpOnly" in session.headers["set-cookie"]
    response = await backend.call("ping", headers={"x-csrftoken": token})
    assert response.json()["result"] == "pong"
    again = await backend.get("session/")
    assert again.json()["csrfToken"] == token


@pytest.mark.parametrize("headers", [{}, {"x-csrftoken": ""}, {"x-csrftoken": "guess"}, {"x-csrftoken": "é"}])
@pytest.mark.parametrize("has_cookie", [True, False])
async def test_a_call_without_the_token_is_refused(backend: Any, headers: dict[str, str], has_cookie: bool) -> None:
    if has_cookie:
        await backend.get("session/")
    response = await backend.call("ping", headers={k: v.encode("latin-1") for k, v in headers.items()})
    assert (response.status_code, response.json()["error"]["code"]) == (403, "CSRF_FAILED")


async def test_a_token_is_valid_only_with_its_cookie_and_for_its_user(backend: Any) -> None:
    token = (await backend.get("session/")).json()["csrfToken"]
    signed_in = await backend.call("ping", headers={"x-csrftoken": token, "x-user": "ada"})
    assert signed_in.json()["error"]["code"] == "CSRF_FAILED"
    backend.http.cookies.clear()
    without_cookie = await backend.call("ping", headers={"x-csrftoken": token})
    assert without_cookie.json()["error"]["code"] == "CSRF_FAILED"


@pytest.mark.parametrize("scheme", ["Bearer", "Basic"])
async def test_an_unverified_bearer_token_does_not_replace_the_csrf_token(backend: Any, scheme: str) -> None:
    response = await backend.call("ping", headers={"authorization": f"{scheme} x"})
    assert response.json()["error"]["code"] == "CSRF_FAILED"


async def test_reads_are_exempt(backend: Any, registry: Registry) -> None:
    @client(context="home", registry=registry)
    def home(request: Request) -> str:
        return "sweet"

    assert (await backend.get("ctx/home/")).status_code == 200
