"""The functions of a context behave as one endpoint that takes all their dependencies."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from typing import Annotated, Any

import anyio
import httpx
import pytest
from fastapi import Depends, FastAPI, Header, HTTPException, Request
from mizan_core import Registry, client
from sqlalchemy import QueuePool, create_engine, text
from sqlalchemy.orm import Session
from starlette.requests import HTTPConnection


class Overlap:
    """Counts functions that run at the same time."""

    def __init__(self) -> None:
        self.running = 0
        self.most = 0
        # How long a function waits for another one to run concurrently, in seconds.
        self.patience = 0.05
        self._lock = threading.Lock()
        self._in_threads = threading.Event()
        self._in_tasks = asyncio.Event()

    def __enter__(self) -> None:
        with self._lock:
            self.running += 1
            self.most = max(self.most, self.running)
            if self.running > 1:
                self._in_threads.set()
                self._in_tasks.set()

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self.running -= 1

    def wait(self) -> None:
        self._in_threads.wait(self.patience)

    async def wait_async(self) -> None:
        with anyio.move_on_after(self.patience):
            await self._in_tasks.wait()


@pytest.fixture
def overlap() -> Overlap:
    return Overlap()


def shared() -> str:
    return "shared"


def by_way_of(shared: Annotated[str, Depends(shared)]) -> str:
    return f"by way of {shared}"


def fresh() -> str:
    return "fresh"


DIRECT = (Annotated[str, Depends(shared)],) * 2
INDIRECT = (Annotated[str, Depends(shared)], Annotated[str, Depends(by_way_of)])
REQUEST = (Request, HTTPConnection)
UNCACHED = (Annotated[str, Depends(fresh, use_cache=False)],) * 2
OTHERS = (Annotated[str, Depends(shared)], Annotated[str, Depends(fresh)])
HEADERS = (Annotated[str, Header()],) * 2


def define(registry: Registry, overlap: Overlap, kinds: tuple[Any, Any], *, is_async: bool) -> None:
    for name, kind in zip(("first", "second"), kinds, strict=True):

        def work(injected: Any) -> bool:
            with overlap:
                overlap.wait()
            return True

        async def work_async(injected: Any) -> bool:
            with overlap:
                await overlap.wait_async()
            return True

        function: Any = work_async if is_async else work
        function.__annotations__["injected"] = kind
        client(context="page", name=name, registry=registry)(function)


@pytest.mark.parametrize("is_async", [True, False])
@pytest.mark.parametrize(
    ("kinds", "most"),
    [(DIRECT, 1), (INDIRECT, 1), (REQUEST, 1), (UNCACHED, 2), (OTHERS, 2), (HEADERS, 2)],
    ids=["direct", "indirect", "request", "uncached", "others", "headers"],
)
async def test_functions_that_share_a_dependency_run_one_after_another(
    serve: Any, registry: Registry, overlap: Overlap, kinds: Any, most: int, is_async: bool
) -> None:
    if most > 1:
        overlap.patience = 30
    define(registry, overlap, kinds, is_async=is_async)
    response = await serve().get("ctx/page/", {"injected": "header"})
    assert response.json() == {"first": True, "second": True}
    assert overlap.most == most


async def test_an_option_makes_all_functions_run_one_after_another(
    serve: Any, registry: Registry, overlap: Overlap
) -> None:
    define(registry, overlap, OTHERS, is_async=True)
    await serve(concurrent_reads=False).get("ctx/page/")
    assert overlap.most == 1


async def test_functions_with_overridden_dependencies_run_one_after_another(
    app: FastAPI, serve: Any, registry: Registry, overlap: Overlap
) -> None:
    def session(request: Request) -> str:
        return "of a test"

    app.dependency_overrides = {shared: session, fresh: session}
    define(registry, overlap, OTHERS, is_async=True)
    await serve().get("ctx/page/")
    assert overlap.most == 1


async def test_two_groups_are_merged_by_a_function_that_belongs_to_both(
    serve: Any, registry: Registry, overlap: Overlap
) -> None:
    define(registry, overlap, OTHERS, is_async=True)

    @client(context="page", registry=registry)
    async def zz_both(one: OTHERS[0], other: OTHERS[1]) -> bool:  # type: ignore[valid-type]
        return True

    response = await serve().get("ctx/page/")
    assert response.json() == {"first": True, "second": True, "zz_both": True}
    assert overlap.most == 1


async def test_each_dependency_is_resolved_once_per_request(serve: Any, registry: Registry, journal: list[str]) -> None:
    def me() -> str:
        journal.append("me")
        return "ada"

    Me = Annotated[str, Depends(me)]

    async def session(me: Me) -> AsyncIterator[str]:
        journal.append("begin")
        yield f"session of {me}"
        journal.append("commit")

    Db = Annotated[str, Depends(session)]

    @client(context="page", registry=registry)
    def first(me: Me, db: Db) -> str:
        return f"{me}, {db}"

    @client(context="page", registry=registry)
    async def second(db: Db) -> str:
        return db

    @client(affects="page", registry=registry)
    def change(me: Me) -> None:
        journal.append("change")

    backend = serve()
    response = await backend.get("ctx/page/")
    assert response.json() == {"first": "ada, session of ada", "second": "session of ada"}
    assert journal == ["me", "begin", "commit"]
    journal.clear()
    await backend.call("change", mounted=[{"context": "page"}])
    assert journal == ["me", "change", "me", "begin", "commit"]


async def test_a_failing_function_rolls_back_the_shared_dependency(
    serve: Any, registry: Registry, journal: list[str]
) -> None:
    def session() -> Iterator[str]:
        try:
            yield "session"
        except LookupError:
            journal.append("rollback")
            raise

    Db = Annotated[str, Depends(session)]

    @client(context="page", registry=registry)
    def first(db: Db) -> str:
        journal.append("first")
        return db

    @client(context="page", registry=registry)
    def second(db: Db) -> str:
        raise LookupError

    assert (await serve().get("ctx/page/")).status_code == 500
    assert journal == ["first", "rollback"]


async def test_each_request_takes_one_connection_of_the_pool(serve: Any, registry: Registry) -> None:
    engine = create_engine(
        "sqlite://", poolclass=QueuePool, pool_size=5, max_overflow=0, pool_timeout=20,
        connect_args={"check_same_thread": False},
    )  # fmt: skip

    def session() -> Iterator[Session]:
        with Session(engine) as session:
            yield session

    Db = Annotated[Session, Depends(session)]

    def current_user(db: Db) -> int:
        return int(db.execute(text("SELECT 7")).scalar_one())

    def read(db: Db) -> int:
        return int(db.execute(text("SELECT 1")).scalar_one())

    @client(context="page", auth=True, registry=registry)
    def one(db: Db) -> int:
        return read(db)

    @client(context="page", auth=True, registry=registry)
    def two(db: Db, user: Annotated[int, Depends(current_user)]) -> int:
        return read(db) + user

    backend = serve(user=Depends(current_user))
    responses = await asyncio.gather(*(backend.get("ctx/page/") for _ in range(20)))
    assert [each.status_code for each in responses] == [200] * 20
    engine.dispose()


async def test_a_client_that_sends_slowly_occupies_no_dependency(
    app: FastAPI, serve: Any, registry: Registry, journal: list[str]
) -> None:
    def user() -> None:
        journal.append("looked up")

    @client(registry=registry)
    def ping() -> str:
        return "pong"

    serve(user=Depends(user))

    async def body() -> AsyncIterator[bytes]:
        yield b'{"fn": '
        await asyncio.sleep(0.02)
        journal.append("sent")
        yield b'"ping"}'

    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as http:
        headers = {"content-type": "application/json"}
        response = await http.post("/api/mizan/call/", content=body(), headers=headers)
    assert (response.json()["result"], journal) == ("pong", ["sent", "looked up"])


async def test_dependencies_check_a_request_that_is_answered_from_the_cache(serve: Any, registry: Registry) -> None:
    roles = {"ada": "admin"}

    def require_admin(x_user: Annotated[str, Header()]) -> None:
        if roles.get(x_user) != "admin":
            raise HTTPException(403)

    @client(context="report", cache=60, registry=registry)
    def report(admin: Annotated[None, Depends(require_admin)]) -> str:
        return "figures"

    backend = serve(user=lambda request: request.headers.get("x-user"))
    for _ in range(2):
        assert (await backend.get("ctx/report/", {"x-user": "ada"})).json() == {"report": "figures"}
    roles.clear()
    assert (await backend.get("ctx/report/", {"x-user": "ada"})).status_code == 403
