"""The user of a request, and what they may see and change."""

from django.http import HttpRequest
from mizan_core import Forbidden, NotFound

from tracker.choices import Role
from tracker.models import Project, Task, User


class SignedIn(HttpRequest):
    """The request of a function with ``auth=``: a user is signed in."""

    user: User


def visible_project(me: User, project_id: int) -> Project:
    """The project, if ``me`` is a member or staff; for other users it does not exist."""
    project = Project.objects.filter(pk=project_id).first()
    if project is None or not (me.is_staff or _role(me, project_id)):
        raise NotFound(f"There is no project {project_id}.")
    return project


def editable_project(me: User, project_id: int) -> Project:
    project = visible_project(me, project_id)
    if project.archived:
        raise Forbidden("An archived project cannot be changed.")
    if not me.is_staff and _role(me, project_id) == Role.VIEWER:
        raise Forbidden("You may look at this project, but not change it.")
    return project


def editable_task(me: User, project_id: int, task_id: int) -> Task:
    task = editable_project(me, project_id).tasks.filter(pk=task_id).first()
    if task is None:
        raise NotFound(f"There is no task {task_id} in this project.")
    return task


def _role(me: User, project_id: int) -> str | None:
    return me.memberships.filter(project_id=project_id).values_list("role", flat=True).first()
