"""A function may return a Starlette response; the header lists the stale contexts."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

from fastapi import BackgroundTasks, Depends, Response
from fastapi.responses import PlainTextResponse, RedirectResponse, StreamingResponse
from mizan_core import Registry, client
from starlette.background import BackgroundTask


async def test_the_response_is_passed_on(serve: Any, registry: Registry) -> None:
    @client(registry=registry)
    def download() -> Response:
        headers = {"Cache-Control": "max-age=60", "Content-Disposition": "attachment"}
        return Response(b"\x00\x01", 203, headers, "application/octet-stream")

    response = await serve().call("download")
    assert (response.status_code, response.content) == (203, b"\x00\x01")
    assert response.headers["content-disposition"] == "attachment"
    assert response.headers["x-mizan-invalidate"] == "[]"
    assert response.headers["x-mizan-identity"] == ""
    assert response.headers.get_list("cache-control") == ["private, no-store"]


async def test_a_mutation_lists_the_stale_contexts(serve: Any, registry: Registry) -> None:
    @client(context="project", registry=registry)
    def title(project_id: int) -> str:
        return "Atlas"

    @client(affects="project", registry=registry)
    async def export(project_id: int) -> RedirectResponse:
        return RedirectResponse("/elsewhere", 303)

    response = await serve().call("export", {"project_id": 7})
    assert (response.status_code, response.headers["location"]) == (303, "/elsewhere")
    assert response.headers["x-mizan-invalidate"] == '[{"context": "project", "params": {"project_id": 7}}]'


async def test_a_streamed_response_may_use_its_dependencies(serve: Any, registry: Registry, journal: list[str]) -> None:
    def session() -> Iterator[str]:
        yield "session"
        journal.append("closed")

    @client(registry=registry)
    def rows(session: str = Depends(session)) -> StreamingResponse:
        async def lines() -> AsyncIterator[str]:
            for number in range(2):
                journal.append(f"row {number}")
                yield f"{number}\n"

        return StreamingResponse(lines(), media_type="text/csv")

    assert (await serve().call("rows")).text == "0\n1\n"
    assert journal == ["row 0", "row 1", "closed"]


async def test_a_mutation_is_committed_before_its_response_starts(
    serve: Any, registry: Registry, journal: list[str]
) -> None:
    def session() -> Iterator[str]:
        yield "session"
        journal.append("committed")

    @client(context="project", registry=registry)
    def title() -> str:
        return "Atlas"

    @client(affects="project", registry=registry)
    def rename(session: str = Depends(session)) -> StreamingResponse:
        async def lines() -> AsyncIterator[str]:
            journal.append("sent")
            yield "renamed"

        return StreamingResponse(lines())

    assert (await serve().call("rename")).text == "renamed"
    assert journal == ["committed", "sent"]


async def test_background_tasks_of_the_response_and_of_dependencies_run(
    serve: Any, registry: Registry, journal: list[str]
) -> None:
    @client(registry=registry)
    def ping(tasks: BackgroundTasks, response: Response) -> PlainTextResponse:
        tasks.add_task(journal.append, "injected")
        response.set_cookie("seen", "1")
        return PlainTextResponse("pong", background=BackgroundTask(journal.append, "own"))

    response = await serve().call("ping")
    assert (response.text, response.headers["set-cookie"]) == ("pong", "seen=1; Path=/; SameSite=lax")
    assert response.headers.get_list("content-length") == ["4"]
    assert journal == ["own", "injected"]
