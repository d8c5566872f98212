"""The rollback of a mutation also rolls back a session in the database."""

from collections.abc import Callable
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.contrib.auth import login, logout
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest
from mizan_core import Registry, client

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "archive"])

ENGINES = ["db", "cached_db"]


@pytest.fixture(autouse=True, params=ENGINES)
def engine(request: pytest.FixtureRequest, settings: Any) -> None:
    settings.SESSION_ENGINE = f"django.contrib.sessions.backends.{request.param}"


@pytest.fixture(autouse=True)
def ada() -> User:
    return User.objects.create_user("ada")


@pytest.fixture(autouse=True)
def functions(registry: Registry) -> None:
    @client(registry=registry)
    def put(item: str, request: HttpRequest) -> None:
        request.session["basket"] = item

    @client(context="basket", registry=registry)
    def basket(request: HttpRequest) -> str | None:
        item: str | None = request.session.get("basket")
        return item

    @client(context="basket", registry=registry)
    def who(request: HttpRequest) -> str:
        return request.user.get_username()


def offer(registry: Registry, act: Callable[[HttpRequest], object], is_async: bool) -> None:
    """A function that fails after its action, and one that only requests a rollback."""

    def fail(request: HttpRequest) -> str | None:
        act(request)
        raise PermissionError("Not today.")

    def preview(request: HttpRequest) -> str | None:
        act(request)
        transaction.set_rollback(True)
        return request.user.get_username()

    for function in (fail, preview):
        offered = asynchronous(function) if is_async else function
        client(name=function.__name__, affects="basket", registry=registry)(offered)


def asynchronous(function: Callable[[HttpRequest], str | None]) -> Callable[..., Any]:
    async def later(request: HttpRequest) -> str | None:
        return await sync_to_async(function)(request)

    return later


def sign_in(request: HttpRequest) -> None:
    assert not request.user.is_authenticated
    login(request, User.objects.get(username="ada"))


MOUNTED = [{"context": "basket", "params": {}}]


@pytest.mark.parametrize("is_async", [False, True])
@pytest.mark.parametrize("basket", ["apple", None], ids=["with a session", "without one"])
def test_a_failure_after_login_leaves_the_visitor_anonymous(
    backend: Any, registry: Registry, is_async: bool, basket: str | None
) -> None:
    offer(registry, sign_in, is_async)
    if basket:
        backend.call("put", {"item": basket})
    before = {name: each.value for name, each in backend.client.cookies.items()}
    response = backend.call("fail")
    assert (response.status_code, response.json()) == (
        403,
        {"error": {"code": "FORBIDDEN", "message": "Not today.", "details": None}},
    )
    assert response.headers["x-mizan-identity"] == ""
    assert {name: each.value for name, each in backend.client.cookies.items()} == before
    assert backend.get("ctx/basket/").json() == {"basket": basket, "who": ""}
    assert Session.objects.count() == (1 if basket else 0)


@pytest.mark.parametrize("is_async", [False, True])
def test_a_rollback_after_login_leaves_the_visitor_anonymous(backend: Any, registry: Registry, is_async: bool) -> None:
    offer(registry, sign_in, is_async)
    backend.call("put", {"item": "apple"})
    response = backend.call("preview", mounted=MOUNTED)
    assert response.json() == {"result": "ada", "invalidate": [], "refreshed": []}
    assert response.headers["x-mizan-identity"] == ""
    assert backend.get("ctx/basket/").json() == {"basket": "apple", "who": ""}


@pytest.mark.parametrize("is_async", [False, True])
def test_a_failure_after_logout_leaves_the_visitor_signed_in(
    backend: Any, registry: Registry, ada: User, is_async: bool
) -> None:
    offer(registry, logout, is_async)
    backend.client.force_login(ada)
    identity = backend.get("session/").headers["x-mizan-identity"]
    response = backend.call("fail")
    assert (response.status_code, response.headers["x-mizan-identity"]) == (403, identity)
    assert backend.get("ctx/basket/").json() == {"basket": None, "who": "ada"}


@pytest.mark.parametrize(("act", "name"), [(sign_in, ""), (logout, "ada")])
def test_a_failed_commit_rolls_back_the_session(
    backend: Any, registry: Registry, ada: User, act: Callable[[HttpRequest], object], name: str
) -> None:
    @client(affects="basket", registry=registry)
    def fail(request: HttpRequest) -> None:
        act(request)
        User.groups.through.objects.create(user_id=ada.pk, group_id=0)  # which violates a constraint at the commit

    backend.client.raise_request_exception = False
    if name:
        backend.client.force_login(ada)
    identity = backend.get("session/").headers["x-mizan-identity"]
    response = backend.call("fail")
    assert (response.status_code, response.headers["x-mizan-identity"]) == (500, identity)
    assert backend.get("ctx/basket/").json()["who"] == name


def test_a_failing_hook_after_the_commit_keeps_the_change_of_the_session(
    backend: Any, registry: Registry, ada: User
) -> None:
    @client(affects="basket", registry=registry)
    def leave(request: HttpRequest) -> None:
        logout(request)
        transaction.on_commit(lambda: 1 // 0)

    backend.client.raise_request_exception = False
    backend.client.force_login(ada)
    response = backend.call("leave")
    assert (response.status_code, response.headers["x-mizan-identity"]) == (500, "")
    assert backend.get("ctx/basket/").json()["who"] == ""


def test_a_new_session_keeps_the_data_of_a_failed_function(backend: Any, registry: Registry) -> None:
    """Also if the session of the cookie no longer exists."""

    def count(request: HttpRequest) -> None:
        request.session["basket"] = "pear"

    offer(registry, count, is_async=False)
    backend.client.cookies["sessionid"] = "b" * 32
    assert backend.call("fail").status_code == 403
    assert backend.get("ctx/basket/").json()["basket"] == "pear"


def test_a_csrf_token_is_not_rotated_either(registry: Registry, serve: Any) -> None:
    from .conftest import Backend

    offer(registry, sign_in, is_async=False)
    serve()
    backend = Backend("wsgi", enforce_csrf_checks=True)
    token = {"x-csrftoken": backend.get("session/").json()["csrfToken"]}
    assert backend.call("put", {"item": "apple"}, headers=token).status_code == 200
    assert backend.call("fail", headers=token).status_code == 403
    assert backend.call("put", {"item": "pear"}, headers=token).status_code == 200


def test_an_existing_session_keeps_the_data_of_a_failed_function(backend: Any, registry: Registry) -> None:
    """As everywhere in Django, the session is saved with the response."""

    def count(request: HttpRequest) -> None:
        request.session["basket"] = "pear"

    offer(registry, count, is_async=False)
    backend.call("put", {"item": "apple"})
    assert backend.call("fail").status_code == 403
    assert backend.get("ctx/basket/").json()["basket"] == "pear"


class SessionsElsewhere:
    def db_for_read(self, model: type, **hints: object) -> str | None:
        return "archive" if model is Session else None

    db_for_write = db_for_read


def test_a_session_in_another_database_is_not_rolled_back(backend: Any, registry: Registry, settings: Any) -> None:
    settings.DATABASE_ROUTERS = [SessionsElsewhere()]
    offer(registry, sign_in, is_async=False)
    response = backend.call("fail")
    assert (response.status_code, response.headers["x-mizan-identity"] != "") == (403, True)
    assert backend.get("ctx/basket/").json()["who"] == "ada"


def test_a_session_outside_the_database_is_not_rolled_back(backend: Any, registry: Registry, settings: Any) -> None:
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
    offer(registry, sign_in, is_async=False)
    assert backend.call("fail").headers["x-mizan-identity"] != ""
    assert backend.get("ctx/basket/").json()["who"] == "ada"
