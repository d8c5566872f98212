"""The functions of the project for clients."""

from django.contrib.auth import authenticate, login
from django.contrib.auth.models import User
from django.http import HttpRequest
from mizan_core import client
from pydantic import BaseModel

from . import forms  # noqa: F401 - offers its own
from .models import Project, Task


class ProjectOut(BaseModel):
    id: int
    name: str


class TaskOut(BaseModel):
    title: str
    attachment: str | None


@client(context="project")
def project_detail(project_id: int) -> ProjectOut:
    """One project."""
    return Project.objects.get(pk=project_id)


@client(context="project")
def project_tasks(project_id: int) -> list[TaskOut]:
    return Task.objects.filter(project=project_id).order_by("pk")


@client(affects="project")
def rename_project(project_id: int, name: str) -> ProjectOut:
    project = Project.objects.get(pk=project_id)
    project.name = name
    project.full_clean()
    project.save()
    return project


@client(context="global")
def current_user(request: HttpRequest) -> str | None:
    return request.user.get_username() or None


@client(context="people")
async def people() -> list[str]:
    return [user.username async for user in User.objects.order_by("username")]


@client(affects="global")
def sign_in(username: str, password: str, request: HttpRequest) -> bool:
    user = authenticate(request, username=username, password=password)
    if user is not None:
        login(request, user)
    return user is not None
