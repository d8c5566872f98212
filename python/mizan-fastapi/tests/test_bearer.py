"""`Authorization: Bearer` identifies the user, or the request is refused."""

import logging
from collections.abc import Awaitable
from dataclasses import dataclass
from typing import Any

import pytest
from fastapi import FastAPI, Request
from mizan_core import Cache, Registry, client, derive_identity
from mizan_core.tokens import Token, Tokens, TokenSettings
from mizan_fastapi import install

KEY = "the key of these tests' tokens, long enough"


@dataclass
class Account:
    id: int
    is_staff: bool = False


ACCOUNTS = {"1": Account(1), "2": Account(2, is_staff=True)}


def identity(principal: str) -> str:
    return derive_identity("s" * 32, principal)


@pytest.fixture
def tokens() -> Tokens:
    return Tokens(TokenSettings(keys={"k1": KEY}, signing="k1", issuer="tracker", audience="tracker"))


@pytest.fixture
def functions(registry: Registry) -> None:
    @client(auth=True, registry=registry)
    def whoami(request: Request) -> Any:
        user = request.state.user
        return user.sub if isinstance(user, Token) else user.id

    @client(context="home", registry=registry)
    def home() -> str:
        return "sweet"

    @client(auth="staff", registry=registry)
    def administer() -> None: ...


def by(token: str, scheme: str = "Bearer") -> dict[str, str]:
    return {"authorization": f"{scheme} {token}"}


@pytest.mark.usefixtures("functions")
@pytest.mark.parametrize("is_async", [True, False])
async def test_a_token_identifies_the_user_on_every_endpoint(serve: Any, tokens: Tokens, is_async: bool) -> None:
    def load(token: Token) -> Account | None:
        return ACCOUNTS.get(token.sub)

    async def load_async(token: Token) -> Account | None:
        return load(token)

    backend = serve(tokens=tokens, load_user=load_async if is_async else load)
    headers = by(tokens.issue(2))
    response = await backend.call("whoami", headers=headers)
    expected = identity(f"{__name__}.Account\x00id:2")
    assert (response.json()["result"], response.headers["x-mizan-identity"]) == (2, expected)
    assert (await backend.call("administer", headers=headers)).status_code == 200
    assert (await backend.call("administer", headers=by(tokens.issue(1)))).status_code == 403
    for path in ("session/", "ctx/home/", "nowhere"):
        assert (await backend.get(path, headers)).headers["x-mizan-identity"] == identity(f"{__name__}.Account\x00id:2")


@pytest.mark.usefixtures("functions")
async def test_without_load_user_the_token_itself_is_the_user(serve: Any, tokens: Tokens) -> None:
    backend = serve(tokens=tokens)
    response = await backend.call("whoami", headers=by(tokens.issue(7), "bearer"))
    assert (response.json()["result"], response.headers["x-mizan-identity"]) == (
        "7",
        identity("mizan_core.tokens.token.Token\x00sub:7"),
    )
    assert (await backend.call("administer", headers=by(tokens.issue(7)))).status_code == 403


@pytest.mark.usefixtures("functions")
@pytest.mark.parametrize(
    "header",
    ["Bearer nonsense", "Bearer", "Bearer ", "bearer a.b.c", "Bearer\tx", "Basic YTpi, Bearer a.b.c", "Bearer\x00"],
)
@pytest.mark.parametrize("path", ["session/", "ctx/home/", "nowhere", "call/"])
async def test_an_invalid_token_is_unauthorized_and_never_anonymous(
    serve: Any, tokens: Tokens, header: str, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    if header == "Bearer\x00":
        header = f"Bearer {tokens.issue(7)}x"
    backend = serve(tokens=tokens, user=lambda request: ACCOUNTS["1"])
    headers = {"authorization": header}
    response = await (backend.call("home", headers=headers) if path == "call/" else backend.get(path, headers))
    error = {"code": "UNAUTHORIZED", "message": "The token is not valid.", "details": None}
    assert (response.status_code, response.json()["error"]) == (401, error)
    assert response.headers["www-authenticate"] == 'Bearer error="invalid_token"'
    assert "x-mizan-identity" not in response.headers
    assert response.headers["cache-control"] == "private, no-store"
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


@pytest.mark.usefixtures("functions")
async def test_an_expired_token_has_its_own_error(serve: Any, tokens: Tokens, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    now = time.time
    monkeypatch.setattr(time, "time", lambda: now() - 1000)
    token = tokens.issue(7)
    monkeypatch.undo()
    response = await serve(tokens=tokens).call("home", headers=by(token))
    assert (response.status_code, response.json()["error"]["message"]) == (401, "The token has expired.")


@pytest.mark.usefixtures("functions")
async def test_a_token_whose_user_is_gone_is_invalid(serve: Any, tokens: Tokens) -> None:
    backend = serve(tokens=tokens, load_user=lambda token: ACCOUNTS.get(token.sub))
    assert (await backend.call("home", headers=by(tokens.issue(99)))).status_code == 401


async def no_user(token: Token) -> None: ...


def no_user_later(token: Token) -> Awaitable[None]:
    return no_user(token)


class LoadNoUser:
    async def __call__(self, token: Token) -> None: ...


@pytest.mark.usefixtures("functions")
@pytest.mark.parametrize("load", [no_user_later, LoadNoUser(), lambda token: "", lambda token: False])
async def test_load_user_may_report_a_missing_user_in_several_ways(serve: Any, tokens: Tokens, load: Any) -> None:
    response = await serve(tokens=tokens, load_user=load).call("home", headers=by(tokens.issue(1)))
    assert response.status_code == 401
    assert "x-mizan-identity" not in response.headers


@pytest.mark.usefixtures("functions")
async def test_two_tokens_are_unauthorized(serve: Any, tokens: Tokens) -> None:
    backend = serve(tokens=tokens)
    headers = [("authorization", f"Bearer {tokens.issue(number)}") for number in (1, 2)]
    assert (await backend.http.get("/api/mizan/session/", headers=headers)).status_code == 401


@pytest.mark.usefixtures("functions")
async def test_requests_without_a_token_keep_their_user(serve: Any, tokens: Tokens) -> None:
    backend = serve(tokens=tokens, load_user=lambda token: ACCOUNTS["2"], user=lambda request: ACCOUNTS["1"])
    for headers in ({}, {"authorization": "Basic YTpi"}):
        assert (await backend.call("whoami", headers=headers)).json()["result"] == 1
    assert (await backend.call("whoami", headers=by(tokens.issue(2)))).json()["result"] == 2


@pytest.mark.usefixtures("functions")
async def test_the_user_of_a_middleware_is_kept_without_a_token(app: FastAPI, serve: Any, tokens: Tokens) -> None:
    @app.middleware("http")
    async def remember(request: Request, call_next: Any) -> Any:
        request.state.user = Account(7)
        return await call_next(request)

    backend = serve(tokens=tokens, load_user=lambda token: ACCOUNTS.get(token.sub))
    assert (await backend.call("whoami")).json()["result"] == 7
    assert (await backend.call("whoami", headers=by(tokens.issue(2)))).json()["result"] == 2


@pytest.mark.usefixtures("functions")
async def test_a_valid_token_replaces_the_csrf_token(serve: Any, tokens: Tokens) -> None:
    backend = serve(tokens=tokens, csrf=True)
    assert (await backend.call("whoami", headers=by(tokens.issue(7)))).status_code == 200
    assert (await backend.call("home", headers=by("nonsense"))).status_code == 401
    assert (await backend.call("home")).json()["error"]["code"] == "CSRF_FAILED"


@pytest.mark.usefixtures("functions")
async def test_the_user_is_loaded_once_per_request(serve: Any, tokens: Tokens, journal: list[str]) -> None:
    def load(token: Token) -> Account:
        journal.append(token.sub)
        return ACCOUNTS["1"]

    backend = serve(tokens=tokens, load_user=load)
    await backend.call("nothing", headers=by(tokens.issue(1)))
    assert journal == ["1"]


def test_a_token_key_must_differ_from_the_cache_secret(tokens: Tokens) -> None:
    with pytest.raises(ValueError, match='The token key "k1" is also used as the cache\'s secret'):
        install(FastAPI(), tokens=tokens, cache=Cache(secret=KEY))


def test_load_user_requires_tokens() -> None:
    with pytest.raises(ValueError, match="Add tokens="):
        install(FastAPI(), load_user=lambda token: None)
