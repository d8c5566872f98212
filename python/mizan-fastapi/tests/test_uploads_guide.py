"""What the guide on FastAPI says about files."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest
from mizan_core import Registry, client
from mizan_fixtures.multipart import multipart

ATTACHMENTS = Path(__file__).parent / "guide" / "attachments.py"


def stored_in(directory: Path) -> list[bytes]:
    return [each.read_bytes() for each in directory.iterdir()]


async def test_a_file_is_stored_and_the_page_of_its_task_refreshed(
    serve: Any, registry: Registry, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("mizan_core.client", partial(client, registry=registry))
    names: dict[str, Any] = {"__name__": "attachments"}
    exec(compile(ATTACHMENTS.read_text("utf-8"), ATTACHMENTS, "exec"), names)
    names["MEDIA"] = tmp_path
    call = {"fn": "attach", "args": {"task_id": 7, "file": None, "preview": None}}
    mounted = [{"context": "task", "params": {"task_id": 7}}]
    files = {"/file": b"x" * 2_500_000, "/preview": b"y"}
    response = await serve().post(**multipart({**call, "mounted": mounted}, files))
    assert response.json()["result"] == "a.txt: 2500000 bytes"
    assert response.json()["refreshed"] == [{**mounted[0], "data": {"task_files": 1}}]
    assert stored_in(tmp_path) == [files["/file"]]
