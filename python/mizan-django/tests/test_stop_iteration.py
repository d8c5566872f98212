"""A StopIteration from a forgotten `next()` is an internal error; the request does not hang."""

import asyncio
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.test import AsyncClient
from mizan_core import Registry, client

from .conftest import PREFIX

pytestmark = pytest.mark.django_db


def ask(method: str, path: str, **options: Any) -> tuple[int, str]:
    async def asked() -> Any:
        return await asyncio.wait_for(
            getattr(AsyncClient(raise_request_exception=False), method)(f"{PREFIX}/{path}", **options), 5
        )

    response = async_to_sync(asked)()
    return response.status_code, response.json()["error"]["code"]


def first(*anything: Any) -> int:
    return next(iter([]))


async def allows(request: Any, given: Any) -> bool:
    return True


def test_stop_iteration_next_to_an_async_function_is_an_internal_error(registry: Registry, serve: Any) -> None:
    async def second() -> int:
        return 2

    def broken() -> int:
        return first()

    client(context="page", registry=registry)(broken)
    client(context="page", registry=registry)(second)
    serve()
    assert ask("get", "ctx/page/") == (500, "INTERNAL_ERROR")


@pytest.mark.parametrize("rule", [allows, first], ids=["under an async rule", "in a rule"])
def test_stop_iteration_with_a_rule_is_an_internal_error(registry: Registry, serve: Any, rule: Any) -> None:
    def broken() -> int:
        return first()

    async def sound() -> int:
        return 2

    client(name="read", auth=rule, registry=registry)(broken if rule is allows else sound)
    serve()
    body = {"fn": "read", "args": {}, "mounted": []}
    assert ask("post", "call/", data=body, content_type="application/json") == (500, "INTERNAL_ERROR")
