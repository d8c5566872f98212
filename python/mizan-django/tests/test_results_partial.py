"""Querysets with deferred columns: columns of the output are fetched for all rows at once."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.test import Client as Browser
from mizan_core import Registry, client
from pydantic import BaseModel
from tracker.models import Project, Task

from .test_results import counted, make

pytestmark = pytest.mark.django_db


class NameOut(BaseModel):
    username: str


class OwnedOut(BaseModel):
    name: str
    owner: NameOut | None


class OwnerKeyOut(BaseModel):
    name: str
    owner_id: int | None


class AssignedOut(BaseModel):
    title: str
    assignee: NameOut | None


class TasksOut(BaseModel):
    tasks: list[AssignedOut]


@pytest.mark.parametrize("count", [2, 5])
@pytest.mark.parametrize("queryset", [Project.objects.only("name"), Project.objects.defer("name", "owner")])
def test_a_deferred_foreign_key(
    count: int, queryset: "QuerySet[Project]", registry: Registry, serve: Any, django_assert_num_queries: Any
) -> None:
    make(count)

    def read() -> list[OwnedOut]:
        return queryset.order_by("pk")

    # the projects, their deferred columns, and their owners
    assert counted(registry, serve, read, django_assert_num_queries, 3) == [
        {"name": f"project{number}", "owner": {"username": f"owner{number}"}} for number in range(count)
    ]


def test_any_deferred_column(registry: Registry, serve: Any, django_assert_num_queries: Any) -> None:
    make(3)

    def read() -> list[OwnerKeyOut]:
        projects: Any = list(Project.objects.only("pk").order_by("pk"))
        return [*projects]

    keys = User.objects.filter(username__startswith="owner").order_by("pk").values_list("pk", flat=True)
    assert counted(registry, serve, read, django_assert_num_queries, 2) == [
        {"name": f"project{number}", "owner_id": key} for number, key in enumerate(list(keys))
    ]


def test_deferred_columns_of_related_rows(registry: Registry, serve: Any, django_assert_num_queries: Any) -> None:
    make(3)

    def read() -> list[TasksOut]:
        return Project.objects.prefetch_related(Prefetch("tasks", Task.objects.only("project").order_by("pk")))

    # the projects, their tasks, their deferred columns, and who works on them
    result = counted(registry, serve, read, django_assert_num_queries, 4)
    assert result[2] == {
        "tasks": [
            {"title": "build", "assignee": {"username": "worker2"}},
            {"title": "measure", "assignee": {"username": "owner2"}},
            {"title": "draw", "assignee": None},
        ]
    }


def test_deferred_columns_outside_the_output_are_not_loaded(
    registry: Registry, serve: Any, django_assert_num_queries: Any
) -> None:
    make(3)

    class OnlyNameOut(BaseModel):
        name: str

    def read() -> list[OnlyNameOut]:
        return Project.objects.only("name").order_by("pk")[:1]

    assert counted(registry, serve, read, django_assert_num_queries, 1) == [{"name": "project0"}]


def test_the_user_of_the_request_needs_no_further_query(
    registry: Registry, serve: Any, django_assert_num_queries: Any
) -> None:
    make(1)

    @client(context="user", registry=registry)
    def current_user(request: HttpRequest) -> NameOut:
        return request.user

    serve()
    browser = Browser()
    browser.force_login(User.objects.get(username="owner0"))
    with django_assert_num_queries(2):  # the session and the user
        assert browser.get("/api/mizan/ctx/user/").json() == {"current_user": {"username": "owner0"}}
