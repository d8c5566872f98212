"""Clients that disconnect."""

import asyncio
import json
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.core.asgi import get_asgi_application
from mizan_core import Registry, client
from tracker.models import Tag

from .conftest import PREFIX

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_unfinished_async_mutation_is_rolled_back(registry: Registry, serve: Any, settings: Any) -> None:
    settings.MIDDLEWARE = []
    ended: list[str] = []

    @client(affects="tags", registry=registry)
    async def add(name: str) -> None:
        await Tag.objects.acreate(name=name)
        gone.set()
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            ended.append("cancelled")
            raise

    serve()
    body = json.dumps({"fn": "add", "args": {"name": "red"}, "mounted": []}).encode()
    messages: list[dict[str, Any]] = [{"type": "http.request", "body": body}]
    gone = asyncio.Event()

    async def receive() -> dict[str, Any]:
        if messages:
            return messages.pop()
        await gone.wait()
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        ended.append("answered")

    headers = [(b"content-type", b"application/json"), (b"host", b"testserver")]
    headers += [(b"cookie", b"csrftoken=" + b"a" * 32), (b"x-csrftoken", b"a" * 32)]
    path = f"{PREFIX}/call/"
    scope = {"type": "http", "method": "POST", "path": path, "headers": headers, "query_string": b""}
    async_to_sync(get_asgi_application())(scope, receive, send)
    assert (ended, Tag.objects.count()) == (["cancelled"], 0)
