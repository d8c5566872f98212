"""After a mutation has committed, the user and their permissions are loaded again: the refreshed data in the answer is
what a new request would get."""

import inspect
import logging
from collections.abc import Callable
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.middleware import RemoteUserMiddleware
from django.contrib.auth.models import Permission, User
from django.db import OperationalError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from mizan_core import Registry, client
from mizan_django import get_tokens

pytestmark = pytest.mark.django_db(transaction=True)

MOUNTED: list[dict[str, Any]] = [{"context": name, "params": {}} for name in ("me", "projects", "weather")]
KEY = "of these tests, and at least 32 bytes long"


@pytest.fixture(autouse=True)
def ada() -> User:
    user = User.objects.create_user("ada", password="one")
    user.user_permissions.add(Permission.objects.get(codename="view_project"))
    return user


@pytest.fixture(params=[False, True], ids=["sync", "async"], autouse=True)
def contexts(request: pytest.FixtureRequest, registry: Registry) -> None:
    """One context for all users that returns the user, one with a permission, and one that does not use the user."""

    def me(request: HttpRequest) -> str:
        return request.user.get_username()

    def may_change(request: HttpRequest) -> bool:
        user: Any = request.user
        return bool(user.has_perm("tracker.view_project"))

    def weather() -> str:
        return "fair"

    offer = on_loop if request.param else lambda function: function
    client(context="me", registry=registry)(offer(me))
    client(context="projects", auth="tracker.view_project", registry=registry)(offer(may_change))
    client(context="weather", registry=registry)(offer(weather))


def on_loop(function: Callable[..., Any]) -> Callable[..., Any]:
    async def asynchronous(**given: Any) -> Any:
        return await sync_to_async(function)(**given)

    asynchronous.__signature__ = inspect.signature(function)  # type: ignore[attr-defined]
    asynchronous.__name__ = function.__name__
    asynchronous.__annotations__ = function.__annotations__
    return asynchronous


def revoke(request: HttpRequest) -> None:
    user: Any = request.user
    assert user.has_perm("tracker.view_project")  # which Django caches on the instance
    user.user_permissions.clear()


def rename(request: HttpRequest) -> None:
    User.objects.filter(pk=request.user.pk).update(username="eve")


def rename_quietly(request: HttpRequest) -> None:
    user: Any = request.user
    user.username = "mallory"  # of the instance only


def deactivate(request: HttpRequest) -> None:
    User.objects.filter(pk=request.user.pk).update(is_active=False)


def delete(request: HttpRequest) -> None:
    User.objects.filter(pk=request.user.pk).delete()


def delete_instance(request: HttpRequest) -> None:
    request.user.delete()


def change_password(request: HttpRequest) -> None:
    user = User.objects.get(pk=request.user.pk)
    user.set_password("two")
    user.save()


def change_password_and_stay(request: HttpRequest) -> None:
    user: Any = request.user
    user.set_password("two")
    user.save()
    update_session_auth_hash(request, user)


def sign_out(request: HttpRequest) -> None:
    logout(request)


def become_grace(request: HttpRequest) -> None:
    login(request, User.objects.create_user("grace"), "django.contrib.auth.backends.ModelBackend")


def nothing(request: HttpRequest) -> None: ...


ACTS = [
    revoke,
    rename,
    rename_quietly,
    deactivate,
    delete,
    delete_instance,
    change_password,
    change_password_and_stay,
    sign_out,
    become_grace,
    nothing,
]


def read_now(backend: Any, **options: Any) -> dict[str, Any]:
    answers = {each["context"]: backend.get(f"ctx/{each['context']}/", **options) for each in MOUNTED}
    return {name: answer.json() for name, answer in answers.items() if answer.status_code == 200}


def refreshed(answer: Any) -> dict[str, Any]:
    assert answer.status_code == 200, answer.content
    return {each["context"]: each["data"] for each in answer.json()["refreshed"]}


@pytest.mark.parametrize("act", ACTS, ids=lambda each: each.__name__)
def test_refreshed_data_equals_the_answer_of_a_new_request(
    backend: Any, registry: Registry, ada: User, act: Callable[..., None]
) -> None:
    client(name="act", affects=["me", "projects", "weather"], registry=registry)(act)
    backend.client.force_login(ada)
    answer = backend.call("act", mounted=MOUNTED)
    assert refreshed(answer) == read_now(backend)
    assert answer.headers["x-mizan-identity"] == backend.get("session/").headers["x-mizan-identity"]


def test_refreshed_data_is_read_with_the_current_user(backend: Any, registry: Registry, ada: User) -> None:
    for act in (nothing, rename, revoke, sign_out):
        client(affects=["me", "projects", "weather"], registry=registry)(act)
    backend.client.force_login(ada)
    all_of_it = {"me": {"me": "ada"}, "projects": {"may_change": True}, "weather": {"weather": "fair"}}
    assert refreshed(backend.call("nothing", mounted=MOUNTED)) == all_of_it
    all_of_it["me"] = {"me": "eve"}
    assert refreshed(backend.call("rename", mounted=MOUNTED)) == all_of_it
    del all_of_it["projects"]
    assert refreshed(backend.call("revoke", mounted=MOUNTED)) == all_of_it
    all_of_it["me"] = {"me": ""}
    assert refreshed(backend.call("sign_out", mounted=MOUNTED)) == all_of_it


def test_a_user_who_deletes_their_account_is_anonymous(backend: Any, registry: Registry, ada: User) -> None:
    """Even if nothing is refreshed."""
    client(registry=registry)(delete_instance)
    backend.client.force_login(ada)
    answer = backend.call("delete_instance")
    assert (answer.status_code, answer.headers["x-mizan-identity"]) == (200, "")


@pytest.fixture
def bearer(settings: Any, ada: User) -> dict[str, str]:
    settings.MIZAN = {"TOKENS": {"KEYS": {"1": KEY}, "ISSUER": "us", "AUDIENCE": "us"}}
    return {"Authorization": f"Bearer {get_tokens().issue(ada)}"}


@pytest.mark.parametrize("act", [nothing, revoke, rename, rename_quietly], ids=lambda each: each.__name__)
def test_the_user_of_a_token_is_loaded_again(
    backend: Any, registry: Registry, bearer: dict[str, str], act: Callable[..., None]
) -> None:
    client(name="act", affects=["me", "projects", "weather"], registry=registry)(act)
    answer = backend.call("act", mounted=MOUNTED, headers=bearer)
    assert refreshed(answer) == read_now(backend, headers=bearer)
    assert answer.headers["x-mizan-identity"] == backend.get("session/", headers=bearer).headers["x-mizan-identity"]


@pytest.mark.parametrize("mounted", [MOUNTED, []], ids=["mounted", "not"])
@pytest.mark.parametrize("act", [deactivate, delete, delete_instance], ids=lambda each: each.__name__)
def test_a_token_of_a_deleted_user_refreshes_nothing(
    backend: Any,
    registry: Registry,
    bearer: dict[str, str],
    act: Callable[..., None],
    mounted: Any,
    caplog: pytest.LogCaptureFixture,
) -> None:
    client(name="act", affects=["me", "projects", "weather"], registry=registry)(act)
    answer = backend.call("act", mounted=mounted, headers=bearer)
    assert refreshed(answer) == {}
    if mounted or act is delete_instance:  # otherwise the user was not loaded
        assert "x-mizan-identity" not in answer.headers
    assert backend.get("ctx/weather/", headers=bearer).status_code == 401
    assert [each for each in caplog.records if each.levelno >= logging.ERROR] == []


def user_of_a_header(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Any:
    def middleware(request: HttpRequest) -> HttpResponseBase:
        request.user = User.objects.get(username="ada")
        return get_response(request)

    return middleware


OF_WEB_SERVER = {"X-User": "ada", "HTTP-X-User": "ada"}  # under WSGI, and under ASGI


class OfWebServer(RemoteUserMiddleware):
    header = "HTTP_X_USER"


@pytest.mark.parametrize("middleware", [user_of_a_header, OfWebServer], ids=lambda each: each.__name__)
def test_contexts_are_invalidated_when_only_a_middleware_can_find_the_user(
    backend: Any, registry: Registry, settings: Any, middleware: Any
) -> None:
    """The web server's user has a session from the second request on."""
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, f"{__name__}.{middleware.__name__}"]
    settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.RemoteUserBackend"]
    client(affects=["me", "projects", "weather"], auth=True, registry=registry)(nothing)
    for _ in range(2):
        answer = backend.call("nothing", mounted=MOUNTED, headers=OF_WEB_SERVER)
        assert refreshed(answer) == {"weather": {"weather": "fair"}}


def ada_now(request: HttpRequest) -> User:
    return User.objects.get(username__in=["ada", "eve"])


async def ada_now_async(request: HttpRequest) -> User:
    return await User.objects.aget(username__in=["ada", "eve"])


@pytest.mark.parametrize("find_user", [ada_now, ada_now_async], ids=["sync finder", "async finder"])
def test_a_project_may_set_how_its_user_is_found(
    backend: Any, registry: Registry, settings: Any, find_user: Callable[..., Any]
) -> None:
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, f"{__name__}.user_of_a_header"]
    settings.MIZAN = {"FIND_USER": find_user}
    for act in (rename, revoke):
        client(affects=["me", "projects", "weather"], registry=registry)(act)
    weather = {"weather": {"weather": "fair"}}
    assert refreshed(backend.call("revoke", mounted=MOUNTED)) == {"me": {"me": "ada"}, **weather}
    assert refreshed(backend.call("rename", mounted=MOUNTED)) == {"me": {"me": "eve"}, **weather}


def user_in_session(request: HttpRequest) -> Any:
    return User.objects.filter(username=request.session.get("name", "")).first()


def own_sessions(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Any:
    """For a project without Django's users in its sessions; None is an anonymous user."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        request.user = user_in_session(request)
        return get_response(request)

    return middleware


@pytest.mark.parametrize("finds", [False, True], ids=["unknown", "FIND_USER"])
def test_an_anonymous_user_may_be_signed_in_after_the_call(
    backend: Any, registry: Registry, settings: Any, finds: bool
) -> None:
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, f"{__name__}.own_sessions"]
    settings.MIZAN = {"FIND_USER": f"{__name__}.user_in_session"} if finds else {}

    @client(affects=["me", "projects", "weather"], registry=registry)
    def enter(request: HttpRequest) -> None:
        request.session["name"] = "ada"

    expected = {"me": {"me": "ada"}, "projects": {"may_change": True}} if finds else {}
    answer = backend.call("enter", mounted=MOUNTED)
    assert refreshed(answer) == {**expected, "weather": {"weather": "fair"}}


class Counted(ModelBackend):
    """Counts the lookups of a user, and fails after a number of them."""

    looked = 0
    works_until = 99

    def get_user(self, user_id: int) -> Any:
        Counted.looked += 1
        if Counted.looked > Counted.works_until:
            raise OperationalError("The database is gone.")
        return super().get_user(user_id)


@pytest.fixture
def counted(settings: Any, backend: Any, ada: User) -> type[Counted]:
    settings.AUTHENTICATION_BACKENDS = [f"{__name__}.Counted"]
    backend.client.force_login(ada)
    Counted.looked, Counted.works_until = 0, 99
    return Counted


def test_the_user_is_loaded_again_once_and_only_to_refresh(
    backend: Any, registry: Registry, counted: type[Counted]
) -> None:
    client(affects=["me", "projects", "weather"], auth=True, registry=registry)(nothing)
    backend.call("nothing")
    assert counted.looked == 1
    backend.call("nothing", mounted=MOUNTED)
    assert counted.looked == 3


def test_an_anonymous_user_is_not_loaded_again(
    backend: Any, registry: Registry, django_assert_num_queries: Any
) -> None:
    client(affects=["me", "projects", "weather"], auth=None, registry=registry)(nothing)
    with django_assert_num_queries(2):  # the transaction
        answer = backend.call("nothing", mounted=[MOUNTED[2]])
    assert refreshed(answer) == {"weather": {"weather": "fair"}}


def test_an_error_while_loading_the_user_again_does_not_fail_a_committed_call(
    backend: Any, registry: Registry, counted: type[Counted], caplog: pytest.LogCaptureFixture
) -> None:
    counted.works_until = 1
    client(affects=["me", "projects", "weather"], registry=registry)(rename)
    answer = backend.call("rename", mounted=MOUNTED)
    assert (answer.status_code, answer.json()["refreshed"]) == (200, [])
    assert [each["context"] for each in answer.json()["invalidate"]] == ["me", "projects", "weather"]
    assert "x-mizan-identity" not in answer.headers
    assert User.objects.get().username == "eve"
    assert "The user of a request could not be determined" in caplog.messages
