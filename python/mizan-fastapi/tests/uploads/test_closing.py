"""The files of a call are closed when the response was sent, however the call ends."""

import tempfile
from collections.abc import AsyncIterator
from typing import Any

import pytest
from fastapi import BackgroundTasks, UploadFile
from mizan_core import Registry, client
from mizan_fixtures.multipart import MULTIPART, body_of, multipart, part
from starlette import formparsers

BIG = b"x" * 2_000_000


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Every temporary file that was opened for a part."""
    files: list[Any] = []

    class Temporary(tempfile.SpooledTemporaryFile[bytes]):
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            files.append(self)

    monkeypatch.setattr(formparsers, "SpooledTemporaryFile", Temporary)
    return files


@pytest.mark.parametrize("content", [b"x", BIG], ids=["in memory", "on disk"])
@pytest.mark.parametrize(
    ("fn", "args", "files", "status"),
    [
        ("store", {"file": None}, ["/file"], 200),
        ("store", {"file": None, "number": "x"}, ["/file"], 422),
        ("store", {"file": None}, ["/file", "/nowhere"], 400),
        ("crash", {"file": None}, ["/file"], 500),
        ("nothing", {"file": None}, ["/file"], 404),
        ("plain", {"file": None}, ["/file"], 415),
    ],
)
async def test_files_are_closed(
    serve: Any,
    registry: Registry,
    opened: list[Any],
    fn: str,
    args: dict[str, Any],
    files: list[str],
    status: int,
    content: bytes,
) -> None:
    @client(registry=registry)
    async def store(file: UploadFile, number: int = 1) -> bool:
        return file.file.closed

    @client(registry=registry)
    def crash(file: UploadFile) -> None:
        raise RuntimeError("broken")

    @client(registry=registry)
    def plain() -> None: ...

    response = await serve().post(**multipart({"fn": fn, "args": args}, dict.fromkeys(files, content)))
    assert response.status_code == status
    assert status != 200 or response.json()["result"] is False
    assert [each.closed for each in opened] == [True] * len(files)


@pytest.mark.parametrize("limits", [{"max_upload_files": 1}, {"max_upload_bytes": 3_000_000}])
async def test_files_of_a_body_that_is_too_large_are_closed(
    serve: Any, opened: list[Any], limits: dict[str, int]
) -> None:
    parts = [part("call", b"{}"), *(part(f"/{index}", BIG, filename="a") for index in range(3))]
    body = body_of(parts)["body"]

    async def sent() -> AsyncIterator[bytes]:
        for start in range(0, len(body), 100_000):
            yield body[start : start + 100_000]

    response = await serve(**limits).post(sent(), MULTIPART, {"content-length": "100"})
    assert response.status_code == 413
    assert opened
    assert all(each.closed for each in opened)


async def test_a_background_task_can_read_the_file(serve: Any, registry: Registry, opened: list[Any]) -> None:
    read: list[bytes] = []

    @client(registry=registry)
    async def store(file: UploadFile, tasks: BackgroundTasks) -> None:
        tasks.add_task(lambda: read.append(file.file.read()))

    await serve().post(**multipart({"fn": "store", "args": {"file": None}}, {"/file": b"content"}))
    assert read == [b"content"]
    assert opened[0].closed
