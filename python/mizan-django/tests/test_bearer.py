"""`Authorization: Bearer` identifies the user, or the request is refused."""

import logging
import time
from collections.abc import Awaitable
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.contrib.auth.models import AnonymousUser, Permission, User
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest
from mizan_core import Registry, client
from mizan_core.tokens import Token
from mizan_django import get_tokens

from .conftest import Backend

pytestmark = pytest.mark.django_db

TOKENS = {"KEYS": {"k1": "the key of these tests' tokens, long enough"}, "ISSUER": "tracker", "AUDIENCE": "tracker"}
INVALID = {"code": "UNAUTHORIZED", "message": "The token is not valid.", "details": None}


def by(user: Any, scheme: str = "Bearer") -> dict[str, str]:
    return {"authorization": f"{scheme} {get_tokens().issue(user)}"}


async def load_async(token: Token) -> User | None:
    return await User.objects.filter(username=token.sub).afirst()


@pytest.fixture(params=["wsgi", "asgi"])
def backend(request: pytest.FixtureRequest, serve: Any, settings: Any, registry: Registry) -> Backend:
    """A client with CSRF checks, like a browser."""

    @client(auth=True, affects=[], registry=registry)
    def whoami(request: HttpRequest) -> str:
        return request.user.get_username()

    @client(auth=True, affects=[], registry=registry)
    async def whoami_async(request: HttpRequest) -> str:
        return (await request.auser()).get_username()

    @client(context="home", registry=registry)
    def home() -> str:
        return "sweet"

    @client(auth="auth.view_user", registry=registry)
    def administer() -> None: ...

    settings.MIZAN = {"TOKENS": TOKENS}
    serve()
    return Backend(request.param, enforce_csrf_checks=True)


@pytest.fixture
def ada() -> User:
    return User.objects.create_user("ada")


@pytest.fixture
def bob() -> User:
    return User.objects.create_user("bob")


def test_a_token_identifies_the_user_on_every_endpoint(backend: Backend, ada: User, bob: User) -> None:
    bob.user_permissions.add(Permission.objects.get(codename="view_user"))
    assert backend.call("whoami", headers=by(ada)).json()["result"] == "ada"
    assert backend.call("whoami_async", headers=by(ada, "bearer")).json()["result"] == "ada"
    assert backend.call("administer", headers=by(bob)).status_code == 200
    assert backend.error("administer", headers=by(ada)) == (403, "FORBIDDEN")
    backend.client.force_login(ada)
    identity = backend.get("ctx/home/").headers["x-mizan-identity"]
    backend.client.logout()
    for path in ("session/", "ctx/home/", "nowhere"):
        assert backend.get(path, headers=by(ada)).headers["x-mizan-identity"] == identity != ""
        assert backend.get(path, headers=by(bob)).headers["x-mizan-identity"] not in ("", identity)
        assert backend.get(path).headers["x-mizan-identity"] == ""


def test_a_token_takes_precedence_over_the_session(backend: Backend, ada: User, bob: User) -> None:
    backend.client.force_login(ada)
    assert backend.call("whoami", headers=by(bob)).json()["result"] == "bob"
    session = {"x-csrftoken": backend.get("session/").json()["csrfToken"]}
    assert backend.call("whoami", headers=session).json()["result"] == "ada"


@pytest.mark.parametrize(
    "header", ["Bearer nonsense", "Bearer", "bearer a.b.c", "BEARER\tx", "Basic YTpi, Bearer a.b.c", "altered", "two"]
)
@pytest.mark.parametrize("path", ["session/", "ctx/home/", "nowhere", "call/"])
def test_an_invalid_token_is_unauthorized_and_never_anonymous(
    backend: Backend, ada: User, header: str, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    good = by(ada)["authorization"]
    header = {"altered": f"{good}x", "two": f"{good},{good}"}.get(header, header)
    backend.client.force_login(ada)
    headers = {"authorization": header}
    with caplog.at_level(logging.WARNING, "mizan"):
        response = backend.call("home", headers=headers) if path == "call/" else backend.get(path, headers=headers)
    assert (response.status_code, response.json()["error"]) == (401, INVALID)
    assert response.headers["www-authenticate"] == 'Bearer error="invalid_token"'
    assert response.headers["cache-control"] == "private, no-store"
    assert "x-mizan-identity" not in response.headers
    assert [record for record in caplog.records if record.name == "mizan"] == []


def test_an_expired_token_has_its_own_error(backend: Backend, ada: User, monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time
    monkeypatch.setattr(time, "time", lambda: now() - 1000)
    headers = by(ada)
    monkeypatch.undo()
    response = backend.call("whoami", headers=headers)
    assert (response.status_code, response.json()["error"]["message"]) == (401, "The token has expired.")


@pytest.mark.parametrize("subject", ["999999", "unknown", "9" * 40, "\x00"])
def test_a_token_without_a_user_is_invalid(backend: Backend, subject: str) -> None:
    assert backend.error("whoami", headers=by(subject)) == (401, "UNAUTHORIZED")


def test_a_token_is_invalid_once_its_user_is_gone(backend: Backend, ada: User) -> None:
    headers = by(ada)
    ada.is_active = False
    ada.save()
    assert backend.error("whoami", headers=headers) == (401, "UNAUTHORIZED")


@pytest.mark.usefixtures("ada")
@pytest.mark.parametrize(
    "load", [load_async, f"{__name__}.load_async", lambda token: User.objects.filter(username=token.sub).first()]
)
def test_the_project_may_load_users_itself(backend: Backend, settings: Any, load: Any) -> None:
    settings.MIZAN = {"TOKENS": {**TOKENS, "LOAD_USER": load}}
    assert backend.call("whoami", headers=by("ada")).json()["result"] == "ada"
    assert backend.error("whoami", headers=by("eve")) == (401, "UNAUTHORIZED")


def load_later(token: Token) -> Awaitable[User | None]:
    return load_async(token)


class Load:
    async def __call__(self, token: Token) -> User | None:
        return await load_async(token)


@sync_to_async
def load_wrapped(token: Token) -> User | None:
    return User.objects.filter(username=token.sub).first()


@pytest.mark.usefixtures("ada")
@pytest.mark.parametrize("load", [Load(), load_wrapped, load_later])
def test_an_awaitable_user_is_awaited(backend: Backend, settings: Any, load: Any) -> None:
    settings.MIZAN = {"TOKENS": {**TOKENS, "LOAD_USER": load}}
    assert backend.call("whoami", headers=by("ada")).json()["result"] == "ada"
    assert backend.error("home", headers=by("eve")) == (401, "UNAUTHORIZED")


def test_a_token_is_never_anonymous(backend: Backend, settings: Any) -> None:
    settings.MIZAN = {"TOKENS": {**TOKENS, "LOAD_USER": lambda token: AnonymousUser()}}
    assert backend.error("home", headers=by("ada")) == (401, "UNAUTHORIZED")


def test_an_error_while_loading_the_user_is_a_response_without_identity(
    backend: Backend, settings: Any, ada: User
) -> None:
    def load(token: Token) -> User:
        raise RuntimeError("The directory is down.")

    settings.MIZAN = {"TOKENS": {**TOKENS, "LOAD_USER": load}}
    backend.client.force_login(ada)
    response = backend.get("ctx/home/", headers=by("ada"))
    assert (response.status_code, response.json()["error"]["code"]) == (500, "INTERNAL_ERROR")
    assert "x-mizan-identity" not in response.headers


def test_other_requests_need_the_csrf_token_as_before(backend: Backend, ada: User) -> None:
    backend.client.force_login(ada)
    for headers in ({}, {"authorization": "Basic YTpi"}, {"authorization": "Bearerless x"}):
        assert backend.error("whoami", headers=headers) == (403, "CSRF_FAILED")


def test_eddsa_keys_and_rotated_keys_are_accepted(backend: Backend, settings: Any, ada: User) -> None:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    old, new = (
        Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
        for _ in range(2)
    )
    settings.MIZAN = {"TOKENS": {**TOKENS, "ALGORITHM": "EdDSA", "KEYS": {"old": old}}}
    headers = by(ada)
    settings.MIZAN = {"TOKENS": {**TOKENS, "ALGORITHM": "EdDSA", "KEYS": {"old": old, "new": new}, "SIGNING": "new"}}
    assert backend.call("whoami", headers=headers).status_code == 200
    settings.MIZAN = {"TOKENS": {**TOKENS, "ALGORITHM": "EdDSA", "KEYS": {"new": new}}}
    assert backend.error("whoami", headers=headers) == (401, "UNAUTHORIZED")
    assert backend.call("whoami", headers=by(ada)).status_code == 200


def test_a_project_without_tokens_issues_none(settings: Any) -> None:
    settings.MIZAN = {}
    with pytest.raises(ImproperlyConfigured, match=r"get_tokens\(\) needs MIZAN"):
        get_tokens()
