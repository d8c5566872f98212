"""Users that the project finds itself, by a middleware or with FIND_USER."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.middleware import RemoteUserMiddleware
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from mizan_core import Registry, client

from .acts import nothing, rename, revoke
from .conftest import MOUNTED, refreshed

pytestmark = pytest.mark.django_db(transaction=True)


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
        response = backend.call("nothing", mounted=MOUNTED, headers=OF_WEB_SERVER)
        assert refreshed(response) == {"weather": {"weather": "fair"}}


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
    response = backend.call("enter", mounted=MOUNTED)
    assert refreshed(response) == {**expected, "weather": {"weather": "fair"}}
