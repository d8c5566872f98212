"""What the guide on FastAPI says about files."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from mizan_core import Registry, client
from mizan_fastapi import install
from mizan_fastapi.testing import MizanClient
from mizan_fixtures.multipart import multipart

ATTACHMENTS = Path(__file__).parent / "guide" / "attachments.py"


def stored_in(directory: Path) -> list[bytes]:
    return [each.read_bytes() for each in directory.iterdir()]


@pytest.fixture
def media(registry: Registry, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The directory of the functions of the guide."""
    monkeypatch.setattr("mizan_core.client", partial(client, registry=registry))
    names: dict[str, Any] = {"__name__": "attachments"}
    exec(compile(ATTACHMENTS.read_text("utf-8"), ATTACHMENTS, "exec"), names)
    names["MEDIA"] = tmp_path
    return tmp_path


async def test_a_file_is_stored_and_the_page_of_its_task_refreshed(serve: Any, media: Path) -> None:
    call = {"fn": "attach", "args": {"task_id": 7, "file": None, "preview": None}}
    mounted = [{"context": "task", "params": {"task_id": 7}}]
    files = {"/file": b"x" * 2_500_000, "/preview": b"y"}
    response = await serve().post(**multipart({**call, "mounted": mounted}, files))
    assert response.json()["result"] == "a.txt: 2500000 bytes"
    assert response.json()["refreshed"] == [{**mounted[0], "data": {"task_files": 1}}]
    assert stored_in(media) == [files["/file"]]


@pytest.fixture
def mizan(app: FastAPI, registry: Registry, media: Path) -> Iterator[MizanClient]:
    install(app, registry=registry, identity_secret="s" * 32)
    with MizanClient(app) as client:
        yield client


# region client
def test_a_file_is_stored(mizan: MizanClient, media: Path) -> None:
    called = mizan.call("attach", task_id=7, file=("plan.txt", b"Measure, then cut.", "text/plain"))
    assert called.result == "plan.txt: 18 bytes"
    called.assert_invalidates("task", task_id=7)
    assert [each.read_bytes() for each in media.iterdir()] == [b"Measure, then cut."]
    # endregion
