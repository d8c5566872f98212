"""Contexts that depend on the user, and what clients read from them."""

import inspect
from collections.abc import Callable
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.contrib.auth.models import Permission, User
from django.http import HttpRequest
from mizan_core import Registry, client

MOUNTED: list[dict[str, Any]] = [{"context": name, "params": {}} for name in ("me", "projects", "weather")]


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


def read_now(backend: Any, **options: Any) -> dict[str, Any]:
    """The data of each context that a new request may read."""
    responses = {each["context"]: backend.get(f"ctx/{each['context']}/", **options) for each in MOUNTED}
    return {name: response.json() for name, response in responses.items() if response.status_code == 200}


def refreshed(response: Any) -> dict[str, Any]:
    """The data of each context in the response of a call."""
    assert response.status_code == 200, response.content
    return {each["context"]: each["data"] for each in response.json()["refreshed"]}
