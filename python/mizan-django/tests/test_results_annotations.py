"""Annotations with metadata, and validators that inspect their input."""

from decimal import Decimal
from typing import Annotated, Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.test import Client as Browser
from mizan_core import Registry, client
from pydantic import AfterValidator, BaseModel, BeforeValidator, PlainSerializer, model_validator
from tracker.models import Project, Task

from .test_results import counted, make

pytestmark = pytest.mark.django_db


class AssignedOut(BaseModel):
    title: str
    assignee: "WorkerOut | None"


class WorkerOut(BaseModel):
    username: str
    project_set: list["OwnedOut"]


class OwnedOut(BaseModel):
    tasks: list[AssignedOut]


Price = Annotated[Decimal, PlainSerializer(float, return_type=float)]


def test_a_pydantic_annotation_may_be_inside_a_union_or_a_container(
    registry: Registry, serve: Any, django_assert_num_queries: Any
) -> None:
    make(2)

    class LoudOut(BaseModel):
        name: Annotated[str, AfterValidator(str.upper)] | None
        price: Price | None = None
        prices: list[Price] = [Decimal("0.5")]

    def read() -> list[LoudOut]:
        return Project.objects.order_by("name")

    assert counted(registry, serve, read, django_assert_num_queries, 1) == [
        {"name": f"PROJECT{number}", "price": None, "prices": [0.5]} for number in range(2)
    ]


def test_models_that_are_defined_later_are_followed_too(
    registry: Registry, serve: Any, django_assert_num_queries: Any
) -> None:
    make(2)

    def read() -> list[AssignedOut]:
        return Task.objects.filter(title="build").order_by("pk")

    # the tasks with who works on them, and their projects
    assert counted(registry, serve, read, django_assert_num_queries, 2) == [
        {"title": "build", "assignee": {"username": f"worker{number}", "project_set": []}} for number in range(2)
    ]


def test_a_validator_receives_a_model_instance(registry: Registry, serve: Any, django_assert_num_queries: Any) -> None:
    make(2)

    class SeenOut(BaseModel):
        owner: Annotated[str, BeforeValidator(str)]
        line: str

        @model_validator(mode="before")
        @classmethod
        def in_a_line(cls, project: Any) -> Any:
            assert isinstance(project, Project)
            assert project.__class__ is Project
            assert project.owner == User.objects.get(username=project.owner.username)
            return {"owner": project.owner, "line": f"{project.name} of {project.owner}"}

    def read() -> list[SeenOut]:
        return Project.objects.order_by("name")

    assert counted(registry, serve, read, django_assert_num_queries, 1 + 2) == [
        {"owner": f"owner{number}", "line": f"project{number} of owner{number}"} for number in range(2)
    ]


def test_a_validator_receives_the_user_of_the_request_as_an_instance(registry: Registry, serve: Any) -> None:
    make(1)

    class NameOut(BaseModel):
        name: str

        @model_validator(mode="before")
        @classmethod
        def of_a_user(cls, user: Any) -> Any:
            return {"name": str(user)} if isinstance(user, User) else user

    @client(context="user", registry=registry)
    def current_user(request: HttpRequest) -> NameOut:
        return request.user

    serve()
    browser = Browser()
    browser.force_login(User.objects.get(username="owner0"))
    assert browser.get("/api/mizan/ctx/user/").json() == {"current_user": {"name": "owner0"}}
