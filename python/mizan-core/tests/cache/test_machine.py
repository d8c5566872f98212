"""Requests of several users and processes, begun and ended in any order: a response is always true for the time when
its functions ran, and belongs to the requesting user."""

from __future__ import annotations

import asyncio
import secrets
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test
from mizan_core import Cache, Registry, client
from mizan_core.cache import MemoryBackend

PROCESSES = 2
people = st.sampled_from([None, 1, 2])
processes = st.integers(0, PROCESSES - 1)
numbers = st.integers(1, 2)


@dataclass
class Pause:
    """Where a request is blocked until it may continue."""

    reached: asyncio.Event = field(default_factory=asyncio.Event)
    over: asyncio.Event = field(default_factory=asyncio.Event)


caller: ContextVar[int | None] = ContextVar("caller")
pause: ContextVar[Pause | None] = ContextVar("pause", default=None)


async def hold_up() -> None:
    here = pause.get()
    if here is not None:
        here.reached.set()
        await here.over.wait()


class World:
    """The data that the functions read and change."""

    def __init__(self) -> None:
        self.cells = {(project, sprint): 0 for project in (1, 2) for sprint in (1, 2)}
        self.mail: dict[int | None, int] = {None: 0, 1: 0, 2: 0}

    def board(self, person: int | None, project: int, sprint: int) -> dict[str, Any]:
        of_project = [count for cell, count in sorted(self.cells.items()) if cell[0] == project]
        return {"cards": [person, self.cells[project, sprint]], "totals": of_project}

    def inbox(self, person: int | None) -> dict[str, Any]:
        return {"unread": [person, self.mail[person]]}


def functions(world: World) -> Registry:
    registry = Registry()

    @client(context="board", cache=60, registry=registry)
    async def cards(project: int, sprint: int) -> list[int | None]:
        seen: list[int | None] = world.board(caller.get(), project, sprint)["cards"]
        await hold_up()
        return seen

    @client(context="board", cache=60, cache_scope="public", registry=registry)
    async def totals(project: int) -> list[int]:
        seen: list[int] = world.board(None, project, 1)["totals"]
        await hold_up()
        return seen

    @client(context="inbox", cache=60, registry=registry)
    async def unread() -> list[int | None]:
        seen: list[int | None] = world.inbox(caller.get())["unread"]
        await hold_up()
        return seen

    @client(affects="board", registry=registry)
    async def edit(project: int, sprint: int | None, fails: bool, late: bool) -> None:
        """Blocked before or after its change, which counts even if it fails: a part may have been committed."""
        if late:
            await hold_up()
        for cell in world.cells:
            if cell[0] == project and sprint in (None, cell[1]):
                world.cells[cell] += 1
        if not late:
            await hold_up()
        if fails:
            raise PermissionError

    @client(affects="inbox", registry=registry)
    async def write(person: int) -> None:
        world.mail[person] += 1
        await hold_up()

    return registry


class Requests(RuleBasedStateMachine):
    backend: Any
    """The kind of the tests' backend, to make more."""
    caches: list[Any]
    """What each process keeps results in."""
    user: Any
    hits: list[int]

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.world = World()
        self.registry = functions(self.world)
        # Unique keys, so that data of an earlier run does not matter.
        secret = secrets.token_bytes(32)
        self.stores = [Cache(each, secret=secret) for each in self.caches]
        self.begun: list[tuple[asyncio.Task[Any], Pause, Any]] = []

    def teardown(self) -> None:
        try:
            while self.begun:
                self.end(0)
        finally:
            for task, *_ in self.begun:
                task.cancel()
            self.runner.close()

    def asking(self, process: int, person: int | None) -> Any:
        host = type(self.backend.host)(user=None if person is None else self.user(person))
        return type(self.backend)(self.registry, host, self.stores[process])

    async def read(self, process: int, person: int | None, name: str, query: str) -> Any:
        caller.set(person)
        asking = self.asking(process, person)
        response = await asking.context(name, query)
        self.hits.append(len(response) - len(asking.host.ran))
        return response

    async def call(self, process: int, person: int | None, fn: str, args: dict[str, Any]) -> None:
        caller.set(person)
        try:
            await self.asking(process, person).call(fn, args)
        except PermissionError:
            assert args["fails"]

    def begin(self, work: Any, expected: Any = None) -> None:
        """Runs the request until it is blocked or ends."""

        held = Pause()

        async def request() -> Any:
            pause.set(held)
            return await work

        async def run() -> None:
            task = asyncio.create_task(request())
            reached = asyncio.create_task(held.reached.wait())
            await asyncio.wait({task, reached}, return_when=asyncio.FIRST_COMPLETED)
            reached.cancel()
            self.begun.append((task, held, expected))

        self.runner.run(run())

    @rule(process=processes, person=people, project=numbers, sprint=numbers)
    def read_board(self, process: int, person: int | None, project: int, sprint: int) -> None:
        response = self.runner.run(self.read(process, person, "board", f"project={project}&sprint={sprint}"))
        assert response == self.world.board(person, project, sprint)

    @rule(process=processes, person=people)
    def read_inbox(self, process: int, person: int | None) -> None:
        assert self.runner.run(self.read(process, person, "inbox", "")) == self.world.inbox(person)

    @rule(process=processes, person=people, project=numbers, sprint=numbers)
    def begin_board(self, process: int, person: int | None, project: int, sprint: int) -> None:
        seen = self.world.board(person, project, sprint)
        self.begin(self.read(process, person, "board", f"project={project}&sprint={sprint}"), seen)

    @rule(process=processes, person=people)
    def begin_inbox(self, process: int, person: int | None) -> None:
        self.begin(self.read(process, person, "inbox", ""), self.world.inbox(person))

    @rule(process=processes, project=numbers, sprint=st.none() | numbers, fails=st.booleans(), late=st.booleans())
    def begin_edit(self, process: int, project: int, sprint: int | None, fails: bool, late: bool) -> None:
        args = {"project": project, "sprint": sprint, "fails": fails, "late": late}
        self.begin(self.call(process, 1, "edit", args))

    @rule(process=processes, project=numbers, sprint=st.none() | numbers)
    def edit(self, process: int, project: int, sprint: int | None) -> None:
        args = {"project": project, "sprint": sprint, "fails": False, "late": False}
        self.runner.run(self.call(process, 1, "edit", args))

    @rule(process=processes, person=st.sampled_from([1, 2]))
    def begin_write(self, process: int, person: int) -> None:
        self.begin(self.call(process, None, "write", {"person": person}))

    @precondition(lambda self: self.begun)
    @rule(data=st.data())
    def end_one(self, data: Any) -> None:
        self.end(data.draw(st.integers(0, len(self.begun) - 1)))

    def end(self, index: int) -> None:
        task, held, expected = self.begun.pop(index)

        async def run() -> Any:
            held.over.set()
            return await task

        assert self.runner.run(run()) == expected


@pytest.fixture(params=["memory", "redis"])
def caches(request: pytest.FixtureRequest, redises: Any) -> list[Any]:
    """The backend of each process. A cache in memory belongs to one process, which then runs both."""
    if request.param == "memory":
        return [MemoryBackend()] * PROCESSES
    server = request.getfixturevalue("redis_server")
    return [redises.backend(server) for _ in range(PROCESSES)]


def test_every_response_was_true_during_its_request_and_belongs_to_the_requesting_user(
    backend: Any, make_user: Any, caches: list[Any]
) -> None:
    hits: list[int] = []
    machine = type("Machine", (Requests,), {"backend": backend, "caches": caches, "user": make_user, "hits": hits})
    # Shrinking a failure would take minutes, and thirty steps can be read.
    chosen = settings(max_examples=60, stateful_step_count=30, deadline=None, phases=[Phase.generate])
    run_state_machine_as_test(machine, settings=chosen)
    assert sum(hits) > 50, "nothing came from the cache"
