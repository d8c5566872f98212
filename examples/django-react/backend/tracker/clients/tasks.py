"""The tasks of a project."""

from datetime import date
from typing import Annotated

from mizan_core import ValidationFailed, client
from pydantic import Field

from tracker.access import SignedIn, editable_project, editable_task
from tracker.activity import record
from tracker.choices import Priority, TaskStatus
from tracker.models import User
from tracker.schemas import StatusChanged, Task, TaskCreated

Title = Annotated[str, Field(min_length=3, max_length=120)]


@client(affects=["project", "projects"], auth=True)
def create_task(
    request: SignedIn,
    project_id: int,
    title: Title,
    priority: Priority = Priority.NORMAL,
    due: date | None = None,
) -> Task:
    """Adds a task that is not assigned yet."""
    project = editable_project(request.user, project_id)
    if due and project.due and due > project.due:
        raise ValidationFailed.at("due", message=f"The project ends on {project.due}.")
    record(request.user, project_id, TaskCreated(title=title))
    return project.tasks.create(title=title, priority=priority, due=due)


@client(affects=["project", "projects"], auth=True)
def set_task_status(request: SignedIn, project_id: int, task_id: int, status: TaskStatus) -> Task:
    """Moves a task to another column."""
    task = editable_task(request.user, project_id, task_id)
    task.status = status
    task.save()
    record(request.user, project_id, StatusChanged(title=task.title, status=status))
    return task


@client(affects="project", auth=True)
def assign_task(request: SignedIn, project_id: int, task_id: int, user_id: int | None) -> Task:
    """Assigns a task to a member of its project, or to no user."""
    task = editable_task(request.user, project_id, task_id)
    members = User.objects.filter(memberships__project=project_id)
    task.assignee = None if user_id is None else members.filter(pk=user_id).first()
    if user_id is not None and task.assignee is None:
        raise ValidationFailed.at("user_id", message="Not a member of this project.")
    task.save()
    return task
