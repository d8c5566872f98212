"""The list of projects, and the project page."""

from datetime import date
from typing import Annotated

from django.db.models import Count, Q
from mizan_core import client
from pydantic import Field

from tracker import models
from tracker.access import SignedIn, editable_project, visible_project
from tracker.activity import record
from tracker.choices import Role, TaskStatus
from tracker.schemas import Activity, Member, Project, ProjectRenamed, ProjectSummary, Task

Name = Annotated[str, Field(min_length=1, max_length=60)]


@client(context="projects", auth=True)
def project_list(request: SignedIn) -> list[ProjectSummary]:
    """The projects that you are a member of; all of them for staff."""
    projects = models.Project.objects.order_by("archived", "id")
    if not request.user.is_staff:
        projects = projects.filter(pk__in=request.user.memberships.values("project"))
    return projects.annotate(
        open_tasks=Count("tasks", filter=~Q(tasks__status=TaskStatus.DONE), distinct=True),
        members=Count("memberships", distinct=True),
    )


@client(context="project", auth=True)
def project_detail(request: SignedIn, project_id: int) -> Project:
    """Name, description and dates."""
    return visible_project(request.user, project_id)


@client(context="project", auth=True)
def project_members(request: SignedIn, project_id: int) -> list[Member]:
    """Who works on it, in the order that they joined."""
    return visible_project(request.user, project_id).memberships.all()


@client(context="project", auth=True)
def project_tasks(request: SignedIn, project_id: int) -> list[Task]:
    """Every task with its thread of comments."""
    return visible_project(request.user, project_id).tasks.prefetch_related("all_comments__author")


@client(context="project", auth=True)
def project_activity(request: SignedIn, project_id: int) -> list[Activity]:
    """What happened last, newest first; at most twenty things."""
    return visible_project(request.user, project_id).activities.all()[:20]


@client(affects="projects", auth=True)
def create_project(request: SignedIn, name: Name, description: str = "", due: date | None = None) -> Project:
    """Starts a project, with you as its owner."""
    project = models.Project.objects.create(name=name, description=description, due=due)
    project.memberships.create(user=request.user, role=Role.OWNER)
    return project


@client(affects=["project", "projects"], auth=True)
def rename_project(request: SignedIn, project_id: int, name: Name) -> Project:
    """Gives a project another name."""
    project = editable_project(request.user, project_id)
    record(request.user, project_id, ProjectRenamed(before=project.name, after=name))
    project.name = name
    project.save()
    return project


@client(affects=["project", "projects"], auth="staff")
def archive_project(request: SignedIn, project_id: int) -> Project:
    """Closes a project for changes. Staff only."""
    project = editable_project(request.user, project_id)
    project.archived = True
    project.save()
    return project
