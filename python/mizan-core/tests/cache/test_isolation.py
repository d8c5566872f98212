"""For any order of reads and mutations of several users, responses are the same with and without a cache."""

import asyncio
import copy
from contextvars import ContextVar
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from mizan_core import Cache, Registry, client

PEOPLE = [None, 1, 2]
NUMBERS = st.integers(1, 2)
OPTIONAL = st.none() | NUMBERS

READS = {
    "board": st.fixed_dictionaries({"project": NUMBERS, "sprint": NUMBERS}, optional={"status": st.sampled_from("ab")}),
    "inbox": st.fixed_dictionaries({}),
}
CALLS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "edit_sprint": {"project": NUMBERS, "sprint": NUMBERS},
    "edit_project": {"project": NUMBERS},
    "edit_sprints": {"sprint": NUMBERS},
    "edit_some": {"project": OPTIONAL, "sprint": OPTIONAL},
    "edit_all": {},
    "write_to": {"person": st.sampled_from([1, 2])},
}
read_steps = st.sampled_from(sorted(READS)).flatmap(
    lambda name: st.tuples(st.just("read"), st.just(name), READS[name], st.sampled_from(PEOPLE))
)
call_steps = st.sampled_from(sorted(CALLS)).flatmap(
    lambda name: st.tuples(st.just("call"), st.just(name), st.fixed_dictionaries(CALLS[name]), st.sampled_from(PEOPLE))
)


class World:
    """A small application: each result depends on the user, on its arguments and on earlier changes."""

    def __init__(self, host: Any) -> None:
        self.registry = Registry()
        self.cells: dict[Any, int] = {(project, sprint): 0 for project in (1, 2) for sprint in (1, 2)}
        self.mail = {None: 0, 1: 0, 2: 0}
        registry = self.registry

        def me() -> Any:
            return None if host.user is None else host.user.id

        def change(project: int | None, sprint: int | None) -> None:
            for cell in self.cells:
                if project in (None, cell[0]) and sprint in (None, cell[1]):
                    self.cells[cell] += 1

        @client(context="board", cache=60, registry=registry)
        def cards(project: int, sprint: int, status: str | None = None) -> list[Any]:
            return [me(), project, sprint, status, self.cells[project, sprint]]

        @client(context="board", cache=60, cache_scope="public", registry=registry)
        def project_total(project: int) -> list[int]:
            return [project, sum(count for cell, count in self.cells.items() if cell[0] == project)]

        @client(context="board", cache=60, cache_scope="public", registry=registry)
        def total() -> int:
            return sum(self.cells.values())

        @client(context="inbox", cache=60, registry=registry)
        def unread() -> list[Any]:
            return [me(), self.mail[me()]]

        @client(affects="board", registry=registry)
        def edit_sprint(project: int, sprint: int) -> None:
            change(project, sprint)

        @client(affects="board", registry=registry)
        def edit_project(project: int) -> None:
            change(project, None)

        @client(affects="board", registry=registry)
        def edit_sprints(sprint: int) -> None:
            change(None, sprint)

        @client(affects="board", registry=registry)
        def edit_some(project: int | None, sprint: int | None) -> None:
            change(project, sprint)

        @client(affects=["board", "inbox"], registry=registry)
        def edit_all() -> None:
            change(None, None)
            self.mail.update({person: count + 1 for person, count in self.mail.items()})

        @client(affects="inbox", registry=registry)
        def write_to(person: int) -> None:
            self.mail[person] += 1


def test_the_cache_never_changes_a_response(backend: Any, make_user: Any) -> None:
    hits = []

    @settings(max_examples=200)
    @given(st.lists(st.one_of(read_steps, read_steps, read_steps, call_steps), max_size=40))
    def check(steps: list[Any]) -> None:
        host = copy.copy(backend.host)
        world = World(host)
        cached = type(backend)(world.registry, host, Cache())

        async def run() -> None:
            for kind, name, args, person in steps:
                host.user = None if person is None else make_user(person)
                if kind == "call":
                    await cached.call(name, args)
                    continue
                query = "&".join(f"{key}={value}" for key, value in args.items())
                host.ran = []
                response = await cached.context(name, query)
                hits.append(len(response) - len(host.ran))
                plain = type(backend)(world.registry, host)
                assert response == await plain.context(name, query)

        asyncio.run(run())

    check()
    assert sum(hits) > 100, "nothing came from the cache"


def test_concurrent_reads_by_two_users_do_not_mix(backend: Any, make_user: Any) -> None:
    """Each in a separate request, on one cache."""
    registry, cache = Registry(), Cache()
    hosts = [type(backend.host)(user=make_user(number)) for number in range(20)]
    asking: ContextVar[int] = ContextVar("asking")

    @client(context="home", cache=60, registry=registry)
    async def home() -> int:
        await asyncio.sleep(0)
        return asking.get()

    async def ask(host: Any) -> Any:
        asking.set(host.user.id)
        return await type(backend)(registry, host, cache).context("home")

    async def run() -> None:
        for _ in range(2):
            responses = await asyncio.gather(*map(ask, hosts))
            assert responses == [{"home": number} for number in range(20)]

    asyncio.run(run())
    assert [host.ran for host in hosts] == [["home"]] * 20
