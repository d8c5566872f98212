"""The example of the guide on FastAPI, which test_uploads_guide.py runs."""

# region attach
from pathlib import Path
from typing import Annotated
from uuid import uuid4

from fastapi import File, UploadFile
from mizan_core import client

MEDIA = Path("media")


@client(affects="task")
async def attach(
    task_id: int,
    file: UploadFile,
    caption: str = "",
    preview: Annotated[UploadFile | None, File(description="A smaller version of it.")] = None,
) -> str:
    stored = MEDIA / uuid4().hex  # never under the name that the client has sent
    with stored.open("wb") as target:
        while chunk := await file.read(1_000_000):
            target.write(chunk)
    return f"{file.filename}: {file.size} bytes"
    # endregion


@client(context="task")
def task_files(task_id: int) -> int:
    return len([*MEDIA.iterdir()])
