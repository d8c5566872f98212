"""From a request's body to its response."""

import asyncio
import json
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from mizan_core import BadRequest, BigInt, Forbidden, Invocation, NotFound, RolledBack, client, parse_call

from .conftest import Backend


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff",
        b"{",
        b"[]",
        b"null",
        b"{}",
        b'{"fn": 1}',
        b'{"fn": "f", "args": []}',
        b'{"fn": "f", "args": {"x": NaN}}',
        b'{"fn": "f", "mounted": {}}',
        b'{"fn": "f", "mounted": ["project"]}',
        b'{"fn": "f", "mounted": [{"params": {}}]}',
        b'{"fn": "f", "mounted": [{"context": "c", "params": []}]}',
        b"[" * 100_000,
    ],
)
def test_a_malformed_body_is_a_bad_request(body: Any) -> None:
    with pytest.raises(BadRequest):
        parse_call(body)


def test_unknown_fields_of_the_envelope_are_ignored() -> None:
    call = parse_call(b'{"fn": "f", "trace": 1, "mounted": [{"context": "c", "since": 3}]}')
    assert (call.fn, call.args, call.mounted[0].params) == ("f", {}, {})


async def test_an_unknown_function(backend: Backend) -> None:
    with pytest.raises(NotFound, match="no such function"):
        await backend.call("nope")


async def test_an_unknown_context(backend: Backend) -> None:
    with pytest.raises(NotFound, match="no such context"):
        await backend.context("nope")


async def test_sync_and_async_functions_give_the_same_response(backend: Backend) -> None:
    @client(registry=backend.registry)
    def add(a: int, b: int = 2) -> int:
        return a + b

    @client(registry=backend.registry)
    async def multiply(a: int, *, b: int) -> int:
        await asyncio.sleep(0)
        return a * b

    assert await backend.call("add", {"a": 1}) == {"result": 3, "invalidate": [], "refreshed": []}
    assert (await backend.call("multiply", {"a": 3, "b": 4}))["result"] == 12


async def test_integers_of_any_size_keep_every_digit(backend: Backend) -> None:
    @client(registry=backend.registry)
    def echo(value: BigInt) -> BigInt:
        return value

    assert (await backend.call("echo", {"value": str(2**80)}))["result"] == str(2**80)


async def test_a_context_is_one_object_with_each_result_by_name(backend: Backend) -> None:
    @client(context="project", registry=backend.registry)
    def tasks(project_id: int, page: int = 1) -> list[int]:
        return [project_id, page]

    @client(context="project", registry=backend.registry)
    async def detail(project_id: int) -> str | None:
        return None

    assert await backend.context("project", "page=3&project_id=7") == {"detail": None, "tasks": [7, 3]}


async def test_the_functions_of_a_context_run_concurrently(backend: Backend) -> None:
    both = asyncio.Barrier(2)

    @client(context="c", registry=backend.registry)
    async def first() -> int:
        await both.wait()
        return 1

    @client(context="c", registry=backend.registry)
    async def second() -> int:
        await both.wait()
        return 2

    async with asyncio.timeout(5):
        assert await backend.context("c") == {"first": 1, "second": 2}


async def test_a_refused_context_runs_no_function(backend: Backend) -> None:
    @client(context="c", registry=backend.registry)
    def a_open() -> None: ...

    @client(context="c", auth=lambda request, given: False, registry=backend.registry)
    def b_closed() -> None: ...

    backend.host.user = "ada"
    with pytest.raises(Forbidden):
        await backend.context("c")
    assert backend.host.ran == []


async def test_a_function_of_a_context_may_be_called_alone(backend: Backend) -> None:
    @client(context="c", registry=backend.registry)
    def one() -> int:
        return 1

    assert (await backend.call("one"))["result"] == 1


def test_responses_are_json_with_unescaped_unicode(backend: Backend) -> None:
    @client(registry=backend.registry)
    def text() -> str:
        return "\u2028</script>"

    assert json.loads(backend.registry.get("text").dump(["\u2028</script>"])) == "\u2028</script>"


async def test_a_rolled_back_call_returns_its_result_and_invalidates_nothing(
    backend: Backend, monkeypatch: pytest.MonkeyPatch
) -> None:
    @client(context="project", registry=backend.registry)
    def name() -> str:
        return "Atlas"

    @client(affects="project", registry=backend.registry)
    def rename(dry_run: bool) -> str:
        return "Borea"

    async def run_and_undo(invocations: Sequence[Invocation], complete: Callable[[Sequence[Any]], Any]) -> None:
        raise RolledBack(complete([each.function.function(**each.arguments) for each in invocations]))

    mounted = [{"context": "project", "params": {}}]
    monkeypatch.setattr(backend.host, "run", run_and_undo)
    response = await backend.call("rename", {"dry_run": True}, mounted)
    assert response == {"result": "Borea", "invalidate": [], "refreshed": []}
