"""One call, by each client: arguments to JSON, and the result to models."""

from collections.abc import Awaitable, Callable, Sized
from contextlib import AsyncExitStack, ExitStack

import aiohttp
import httpx
from mizan_client import (
    AsyncClient,
    AsyncHttpxTransport,
    AsyncNativeTransport,
    AsyncTransport,
    Client,
    Function,
    HttpxTransport,
    Model,
    NativeTransport,
    Transport,
)
from pydantic import TypeAdapter
from typing_extensions import TypedDict

from .generated_peer import load


class Task(Model):
    id: int
    title: str
    is_done: bool
    assignee: str | None


class Answer(TypedDict):
    result: list[Task]


class Input(TypedDict):
    project_id: int


Call = Callable[[], Sized]
AsyncCall = Callable[[], Awaitable[Sized]]

GENERATED = "openapi-python-client"

_TASKS: Function[list[Task]] = Function("tasks", input=Input, output=list[Task])
_ARGUMENTS = {"project_id": 7}
_BODY = {"fn": "tasks", "args": _ARGUMENTS}
_answer = TypeAdapter(Answer)


# As `mizan build` writes them for a backend without CSRF.
class _Client(Client):
    _needs_csrf = False

    def tasks(self, *, project_id: int) -> list[Task]:
        return self._call(_TASKS, {"project_id": project_id})


class _AsyncClient(AsyncClient):
    _needs_csrf = False

    async def tasks(self, *, project_id: int) -> list[Task]:
        return await self._call(_TASKS, {"project_id": project_id})


def callers(base_url: str, stack: ExitStack) -> dict[str, Call]:
    def mizan(transport: Transport) -> Call:
        client = stack.enter_context(_Client(base_url, transport=transport))
        return lambda: client.tasks(project_id=7)

    by_hand = stack.enter_context(httpx.Client())

    def call() -> list[Task]:
        response = by_hand.post(f"{base_url}/call/", json=_BODY)
        response.raise_for_status()
        return _answer.validate_json(response.content)["result"]

    client, tasks, body = load(base_url)
    stack.enter_context(client)

    def generated() -> Sized:
        result: Sized = tasks.sync(client=client, body=body).result
        return result

    return {
        "mizan": mizan(NativeTransport()),
        "mizan over httpx": mizan(HttpxTransport()),
        "httpx": call,
        GENERATED: generated,
    }


async def async_callers(base_url: str, stack: AsyncExitStack) -> dict[str, AsyncCall]:
    async def mizan(transport: AsyncTransport) -> AsyncCall:
        client = await stack.enter_async_context(_AsyncClient(base_url, transport=transport))
        return lambda: client.tasks(project_id=7)

    by_hand = await stack.enter_async_context(httpx.AsyncClient())
    session = await stack.enter_async_context(aiohttp.ClientSession())

    async def with_httpx() -> list[Task]:
        response = await by_hand.post(f"{base_url}/call/", json=_BODY)
        response.raise_for_status()
        return _answer.validate_json(response.content)["result"]

    async def with_aiohttp() -> list[Task]:
        async with session.post(f"{base_url}/call/", json=_BODY) as response:
            response.raise_for_status()
            return _answer.validate_json(await response.read())["result"]

    client, tasks, body = load(base_url)
    await stack.enter_async_context(client)

    async def generated() -> Sized:
        result: Sized = (await tasks.asyncio(client=client, body=body)).result
        return result

    native, over_httpx = await mizan(AsyncNativeTransport()), await mizan(AsyncHttpxTransport())
    return {
        "mizan": native,
        "mizan over httpx": over_httpx,
        "httpx": with_httpx,
        "aiohttp": with_aiohttp,
        GENERATED: generated,
    }
