"""The application: ``uvicorn reports.main:app``."""

import asyncio
from collections import Counter
from datetime import date

from fastapi import FastAPI
from mizan_client import MizanError
from pydantic import BaseModel
from tracker_client.models import Priority, Task, TaskStatus

from reports.tracker import Tracker, on_tracker_error

app = FastAPI(title="Reports")
app.add_exception_handler(MizanError, on_tracker_error)


class Report(BaseModel):
    project: str
    due: date | None
    open_tasks: int
    by_person: dict[str, int]
    """How many open tasks each has."""
    unassigned: list[str]
    """Urgent tasks without an assignee."""


# region report
@app.get("/projects/{project_id}")
async def report(project_id: int, tracker: Tracker) -> Report:
    """Sends one request to the tracker: the context has everything that a report needs."""
    found = await tracker.fetch_project_context(project_id=project_id)
    open_tasks = [task for task in found.project_tasks if task.status is not TaskStatus.DONE]
    return Report(
        project=found.project_detail.name,
        due=found.project_detail.due,
        open_tasks=len(open_tasks),
        by_person=Counter(task.assignee.name for task in open_tasks if task.assignee),
        unassigned=[task.title for task in unassigned(open_tasks)],
    )
    # endregion


@app.get("/projects")
async def reports(tracker: Tracker) -> list[Report]:
    """Reports on all projects of the caller, which are read at the same time."""
    projects = (await tracker.fetch_projects_context()).project_list
    return await asyncio.gather(*(report(each.id, tracker) for each in projects if not each.archived))


@app.post("/projects/{project_id}/reminders")
async def remind(project_id: int, tracker: Tracker) -> list[str]:
    """Comments on urgent tasks without an assignee. Returns their titles."""
    tasks = (await tracker.fetch_project_context(project_id=project_id)).project_tasks
    reminded = unassigned([task for task in tasks if task.status is not TaskStatus.DONE])
    for task in reminded:
        await tracker.add_comment(project_id=project_id, task_id=task.id, text="Who takes this?")
    return [task.title for task in reminded]


def unassigned(tasks: list[Task]) -> list[Task]:
    return [task for task in tasks if task.priority is Priority.HIGH and task.assignee is None]
