"""A plain decorator around an async function returns a sync function with an awaitable result."""

import functools
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

import pytest
from django.contrib.auth.models import User
from django.http import HttpRequest
from mizan_core import Registry, client, register_compose
from pydantic import BaseModel
from tracker.models import Tag

pytestmark = pytest.mark.django_db(transaction=True)

P = ParamSpec("P")
T = TypeVar("T")


def plainly(function: Callable[P, T]) -> Callable[P, T]:
    """A decorator that does not support async functions."""

    @functools.wraps(function)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> T:
        return function(*args, **kwargs)

    return wrapper


@pytest.fixture(autouse=True)
def tags(registry: Registry) -> None:
    @client(context="tags", registry=registry)
    @plainly
    async def names() -> list[str]:
        return [tag.name async for tag in Tag.objects.order_by("name")]


def test_an_awaitable_result_is_awaited(backend: Any) -> None:
    Tag.objects.create(name="red")
    assert backend.get("ctx/tags/").json() == {"names": ["red"]}


def test_it_may_use_the_user(backend: Any, registry: Registry) -> None:
    @client(registry=registry)
    @plainly
    async def who(request: HttpRequest) -> str:
        return request.user.get_username()

    backend.client.force_login(User.objects.create_user("ada"))
    assert backend.call("who").json()["result"] == "ada"


class TagOut(BaseModel):
    name: str


def test_a_wrapped_mutation_runs_in_one_transaction(backend: Any, registry: Registry) -> None:
    @client(affects="tags", registry=registry)
    @plainly
    async def add(name: str, fail: bool = False) -> TagOut:
        tag = await Tag.objects.acreate(name=name)
        if fail:
            raise PermissionError
        return tag  # type: ignore[return-value]

    @client(affects="tags", registry=registry)
    async def count() -> int:
        return await Tag.objects.acount()

    register_compose("add_and_count", [add, count], registry=registry)
    mounted = [{"context": "tags", "params": {}}]
    response = backend.call("add", {"name": "red"}, mounted=mounted).json()
    assert (response["result"], response["refreshed"][0]["data"]) == ({"name": "red"}, {"names": ["red"]})
    for fn in ("add", "add_and_count"):
        assert backend.error(fn, {"name": "blue", "fail": True}) == (403, "FORBIDDEN")
        assert Tag.objects.count() == 1
    assert backend.call("add_and_count", {"name": "blue"}).json()["result"] == {"add": {"name": "blue"}, "count": 2}
