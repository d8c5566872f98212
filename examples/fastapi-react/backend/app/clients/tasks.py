"""The tasks of a project."""

from datetime import date
from typing import Annotated

from mizan_core import ValidationFailed, client
from pydantic import Field
from sqlalchemy import select

from app.access import Me, editable_project, editable_task
from app.activity import record
from app.database import Database
from app.models import Priority, StatusChanged, Task, TaskCreated, TaskStatus
from app.tables import MemberRow, TaskRow
from app.threads import show_task

Title = Annotated[str, Field(min_length=3, max_length=120)]


@client(affects=["project", "projects"], auth=True)
def create_task(
    session: Database,
    me: Me,
    project_id: int,
    title: Title,
    priority: Priority = Priority.NORMAL,
    due: date | None = None,
) -> Task:
    """Adds a task that is not assigned yet."""
    project = editable_project(session, me, project_id)
    if due and project.due and due > project.due:
        raise ValidationFailed.at("due", message=f"The project ends on {project.due}.")
    row = TaskRow(project_id=project_id, title=title, status=TaskStatus.TODO, priority=priority, due=due)
    session.add(row)
    record(session, me, project_id, TaskCreated(title=title))
    session.flush()
    return show_task(row)


@client(affects=["project", "projects"], auth=True)
def set_task_status(session: Database, me: Me, project_id: int, task_id: int, status: TaskStatus) -> Task:
    """Moves a task to another column."""
    row = editable_task(session, me, project_id, task_id)
    row.status = status
    record(session, me, project_id, StatusChanged(title=row.title, status=status))
    return show_task(row)


@client(affects="project", auth=True)
def assign_task(session: Database, me: Me, project_id: int, task_id: int, user_id: int | None) -> Task:
    """Assigns a task to a member of its project, or to no user."""
    row = editable_task(session, me, project_id, task_id)
    members = select(MemberRow.user_id).where(MemberRow.project_id == project_id)
    if user_id is not None and user_id not in session.scalars(members):
        raise ValidationFailed.at("user_id", message="Not a member of this project.")
    row.assignee_id = user_id
    session.flush()
    session.refresh(row)
    return show_task(row)
