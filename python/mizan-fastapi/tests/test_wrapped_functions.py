"""A plain decorator around an async function returns a sync function with an awaitable result."""

import asyncio
import contextvars
import functools
import inspect
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from typing import Annotated, Any, ParamSpec, TypeVar

import pytest
from async_lru import alru_cache
from fastapi import Depends, Request
from mizan_core import Registry, client, register_compose

P = ParamSpec("P")
T = TypeVar("T")


def plainly(function: Callable[P, T]) -> Callable[P, T]:
    """A decorator that does not support async functions."""

    @functools.wraps(function)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> T:
        return function(*args, **kwargs)

    return wrapper


async def test_an_awaitable_result_is_awaited_on_the_event_loop(serve: Any, registry: Registry) -> None:
    threads: list[int] = []

    @client(registry=registry)
    @plainly
    async def double(number: int) -> int:
        await asyncio.sleep(0)
        threads.append(threading.get_ident())
        return 2 * number

    assert (await serve().call("double", {"number": 4})).json()["result"] == 8
    assert threads == [threading.get_ident()]


async def test_dependencies_end_after_a_wrapped_function(serve: Any, registry: Registry, journal: list[str]) -> None:
    async def session() -> AsyncIterator[str]:
        yield "session"
        journal.append("closed")

    @client(affects="notes", registry=registry)
    @plainly
    async def note(session: Annotated[str, Depends(session)]) -> str:
        await asyncio.sleep(0)
        journal.append("noted")
        return session

    @client(context="notes", registry=registry)
    def notes() -> int:
        return len(journal)

    assert (await serve().call("note")).json()["result"] == "session"
    assert journal == ["noted", "closed"]


async def test_the_functions_of_a_composition_run_one_after_another(
    serve: Any, registry: Registry, journal: list[str]
) -> None:
    def step(name: str, decorate: Callable[[Any], Any]) -> Callable[..., Awaitable[str]]:
        async def run() -> str:
            journal.append(f"{name} begins")
            await asyncio.sleep(0.01)
            journal.append(f"{name} ends")
            return name

        offered: Callable[..., Awaitable[str]] = client(name=name, registry=registry)(decorate(run))
        return offered

    @client(registry=registry)
    def plain() -> str:
        journal.append("plain")
        return "plain"

    parts: list[Callable[..., Any]] = [step("first", plainly), step("second", plainly), plain]
    register_compose("without_async", parts, registry=registry)
    register_compose("with_async", [*parts, step("last", lambda each: each)], registry=registry)
    backend = serve()
    order = ["first begins", "first ends", "second begins", "second ends", "plain"]
    response = await backend.call("without_async")
    assert response.json()["result"] == {"first": "first", "second": "second", "plain": "plain"}
    assert journal == order
    journal.clear()
    await backend.call("with_async")
    assert journal == [*order, "last begins", "last ends"]


async def test_the_exception_of_a_wrapped_function_is_sent(serve: Any, registry: Registry) -> None:
    @client(registry=registry)
    @plainly
    async def refuse() -> int:
        raise PermissionError("Not today.")

    response = await serve().call("refuse")
    assert (response.status_code, response.json()["error"]["message"]) == (403, "Not today.")


async def test_wrapped_async_functions_do_not_occupy_threads(serve: Any, registry: Registry) -> None:
    waiting = 0
    everybody = asyncio.Event()

    @client(registry=registry)
    @plainly
    async def meet() -> None:
        nonlocal waiting
        waiting += 1
        if waiting == 60:
            everybody.set()
        await asyncio.to_thread(int)
        await everybody.wait()

    backend = serve()
    responses = await asyncio.wait_for(asyncio.gather(*(backend.call("meet") for _ in range(60))), 10)
    assert {response.status_code for response in responses} == {200}


async def test_a_wrapped_function_sees_context_variables_of_its_decorator(serve: Any, registry: Registry) -> None:
    tenant = contextvars.ContextVar("tenant", default="none")

    def of_a_tenant(function: Callable[P, T]) -> Callable[P, T]:
        @functools.wraps(function)
        def wrapper(*args: P.args, **kwargs: P.kwargs) -> T:
            tenant.set("ours")
            return function(*args, **kwargs)

        return wrapper

    @client(registry=registry)
    @of_a_tenant
    async def whose() -> str:
        return tenant.get()

    assert (await serve().call("whose")).json()["result"] == "ours"


async def test_a_decorator_may_return_a_task(serve: Any, registry: Registry) -> None:
    def as_a_task(function: Callable[[], Coroutine[Any, Any, int]]) -> Callable[[], asyncio.Task[int]]:
        @functools.wraps(function)
        def wrapper() -> asyncio.Task[int]:
            return asyncio.ensure_future(function())

        return wrapper

    @client(registry=registry)
    @as_a_task
    async def one() -> int:
        return 1

    assert (await serve().call("one")).json()["result"] == 1


class Traced:
    """An object with an async `__call__`."""

    def __init__(self, function: Any) -> None:
        functools.update_wrapper(self, function)
        self.function = function

    async def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return await self.function(*args, **kwargs)


class Delayed(Traced):
    """An object that returns an awaitable, which its `__call__` does not show."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self.function(*args, **kwargs)


@pytest.mark.parametrize("decorator", [alru_cache(maxsize=8), Traced, Delayed])
async def test_an_object_around_an_async_function_is_awaited(
    serve: Any, registry: Registry, decorator: Callable[[Any], Any]
) -> None:
    @client(registry=registry)
    @decorator
    async def double(x: int) -> int:
        return 2 * x

    @client(context="page", registry=registry)
    @decorator
    async def read(x: int) -> int:
        return x

    @client(context="page", registry=registry)
    def sync(x: int) -> int:
        return x

    backend = serve()
    assert (await backend.call("double", {"x": 2})).json()["result"] == 4
    assert (await backend.get("ctx/page/?x=3")).json() == {"read": 3, "sync": 3}


async def test_a_parameter_that_a_decorator_adds_to_the_signature_is_injected(serve: Any, registry: Registry) -> None:
    def with_method(function: Any) -> Any:
        signature = inspect.signature(function)

        @functools.wraps(function)
        def wrapper(*args: Any, request: Request, **kwargs: Any) -> Any:
            return function(*args, **kwargs) + request.method

        added = inspect.Parameter("request", inspect.Parameter.KEYWORD_ONLY, annotation=Request)
        wrapper.__signature__ = signature.replace(  # type: ignore[attr-defined]
            parameters=[*signature.parameters.values(), added]
        )
        return wrapper

    @client(registry=registry)
    @with_method
    def greet(name: str) -> str:
        return name

    assert (await serve().call("greet", {"name": "Ada "})).json()["result"] == "Ada POST"
