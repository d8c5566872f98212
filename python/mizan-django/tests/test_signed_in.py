"""The user is determined only when needed, in every way that a project may set it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, login
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import SimpleLazyObject
from mizan_core import Registry, client
from pydantic import BaseModel, computed_field
from tracker.models import Tag

pytestmark = pytest.mark.django_db(transaction=True)


class TagOut(BaseModel):
    name: str


@dataclass
class Weather:
    tags: list[TagOut]


View = Callable[[HttpRequest], HttpResponseBase]


@pytest.fixture(autouse=True)
def ada() -> User:
    return User.objects.create_user("ada")


@pytest.fixture(autouse=True)
def functions(registry: Registry) -> None:
    @client(auth=True, registry=registry)
    def who(request: HttpRequest) -> str:
        return request.user.get_username()

    @client(auth=True, registry=registry)
    async def who_async(request: HttpRequest) -> str:
        return request.user.get_username()

    @client(registry=registry)
    async def ping() -> str:
        return "pong"

    @client(context="home", registry=registry)
    async def home() -> list[int]:
        return [1]

    @client(context="home", registry=registry)
    async def weather() -> Weather:
        return Weather([TagOut(name="fair")])


def lazy_user(get_response: View) -> View:
    """Like the middleware of a token library."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        request.user = SimpleLazyObject(lambda: User.objects.get(username="ada"))  # type: ignore[assignment]
        return get_response(request)

    return middleware


def plain_user(get_response: View) -> View:
    def middleware(request: HttpRequest) -> HttpResponseBase:
        request.user = User.objects.get(username="ada")
        return get_response(request)

    return middleware


def signs_in(get_response: View) -> View:
    def middleware(request: HttpRequest) -> HttpResponseBase:
        login(request, User.objects.get(username="ada"))
        return get_response(request)

    return middleware


def writes_session(get_response: View) -> View:
    """Which has no key until it is saved."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        user = User.objects.get(username="ada")
        request.session[SESSION_KEY] = str(user.pk)
        request.session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
        request.session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        return get_response(request)

    return middleware


@pytest.mark.parametrize(
    "middleware", [lazy_user, plain_user, signs_in, writes_session], ids=lambda each: each.__name__
)
@pytest.mark.parametrize("fn", ["who", "who_async"])
def test_a_middleware_of_the_project_may_set_the_user(backend: Any, settings: Any, middleware: View, fn: str) -> None:
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, f"{__name__}.{middleware.__name__}"]
    response = backend.call(fn)
    assert (response.status_code, response.json().get("result")) == (200, "ada")
    assert response.headers["x-mizan-identity"] != ""


@pytest.mark.parametrize("fn", ["who", "who_async"])
def test_a_session_sets_the_user_too(backend: Any, ada: User, fn: str) -> None:
    assert backend.error(fn) == (401, "UNAUTHORIZED")
    backend.client.force_login(ada)
    assert backend.call(fn).json()["result"] == "ada"


def test_without_a_session_cookie_the_response_does_not_vary_by_cookie(backend: Any, ada: User) -> None:
    for response in (backend.call("ping"), backend.get("ctx/home/"), backend.call("unknown")):
        assert "Cookie" not in response.headers.get("vary", "")
    backend.client.force_login(ada)
    assert "Cookie" in backend.call("ping").headers["vary"]


def test_a_function_may_change_the_user(backend: Any, registry: Registry) -> None:
    @client(registry=registry)
    async def become_ada(request: HttpRequest) -> None:
        request.user = SimpleLazyObject(lambda: User.objects.get(username="ada"))  # type: ignore[assignment]

    assert backend.call("become_ada").headers["x-mizan-identity"] != ""


@pytest.mark.parametrize("backend", ["asgi"], indirect=True)
def test_async_functions_need_no_thread_without_a_rule(
    backend: Any, ada: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    visits: list[str] = []
    for module in ("endpoint", "async_host"):
        monkeypatch.setattr(f"mizan_django.{module}.sync_to_async", counting(visits))
    assert backend.call("ping").json()["result"] == "pong"
    assert backend.get("ctx/home/").json() == {"home": [1], "weather": {"tags": [{"name": "fair"}]}}
    assert visits == []
    backend.client.force_login(ada)
    assert backend.call("who_async").json()["result"] == "ada"
    assert len(visits) == 1


def counting(visits: list[str]) -> Callable[[Callable[..., Any]], Any]:
    from asgiref.sync import sync_to_async

    def counted(work: Callable[..., Any]) -> Any:
        visits.append(work.__name__)
        return sync_to_async(work)

    return counted


def test_an_async_function_may_return_an_object_that_queries_the_database(backend: Any, registry: Registry) -> None:
    class Count(BaseModel):
        @computed_field  # type: ignore[prop-decorator]
        @property
        def tags(self) -> int:
            return Tag.objects.count()

    @client(registry=registry)
    async def count() -> Count:
        return Count()

    assert backend.call("count").json()["result"] == {"tags": 0}
