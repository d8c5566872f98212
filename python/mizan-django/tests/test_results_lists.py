"""Lists of instances that are not relations: values of `to_attr` and of properties."""

from functools import cached_property
from typing import Any

import pytest
from django.db.models import Prefetch
from mizan_core import Registry
from pydantic import BaseModel
from tracker.models import Project, Tag, Task

from .test_results import TagOut, UserOut, counted, expected, make

pytestmark = pytest.mark.django_db


class TaskOut(BaseModel):
    title: str
    assignee: UserOut | None
    attachment: str | None
    tags: list[TagOut]


class ToDoOut(BaseModel):
    name: str
    to_do: list[TaskOut]


def to_do(number: int) -> Any:
    whole = expected(number)
    tasks = [{key: each[key] for key in ("title", "assignee", "tags")} for each in whole["tasks"]]
    return {"name": whole["name"], "to_do": [{**each, "attachment": None} for each in tasks]}


def prefetched() -> Any:
    return Prefetch("tasks", Task.objects.order_by("pk"), to_attr="to_do")


@pytest.mark.parametrize("count", [2, 6])
def test_a_prefetch_with_another_name(
    count: int, registry: Registry, serve: Any, django_assert_num_queries: Any
) -> None:
    make(count)

    def read() -> list[ToDoOut]:
        return Project.objects.order_by("pk").prefetch_related(prefetched())

    # the projects, their tasks; the assignees, their profiles, and the tags
    result = counted(registry, serve, read, django_assert_num_queries, 2 + 3)
    assert result == [to_do(number) for number in range(count)]


@pytest.mark.parametrize("count", [2, 6])
@pytest.mark.parametrize("kind", [property, cached_property])
def test_a_property_that_uses_a_prefetch(
    count: int,
    kind: Any,
    registry: Registry,
    serve: Any,
    django_assert_num_queries: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make(count)
    listed = kind(lambda project: list(project.tasks.all()))
    monkeypatch.setattr(Project, "to_do", listed, raising=False)
    if kind is cached_property:
        listed.__set_name__(Project, "to_do")

    def read() -> list[ToDoOut]:
        return Project.objects.order_by("pk").prefetch_related(Prefetch("tasks", Task.objects.order_by("pk")))

    result = counted(registry, serve, read, django_assert_num_queries, 2 + 3)
    assert result == [to_do(number) for number in range(count)]


def test_a_property_that_returns_a_queryset_runs_once_for_each_row(
    registry: Registry, serve: Any, django_assert_num_queries: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(4)
    queryset = property(lambda project: project.tasks.order_by("pk"))
    monkeypatch.setattr(Project, "to_do", queryset, raising=False)

    def read() -> list[ToDoOut]:
        return Project.objects.order_by("pk")

    # the projects, the property of each with its joins, the tags
    result = counted(registry, serve, read, django_assert_num_queries, 1 + 4 + 1)
    assert result == [to_do(number) for number in range(4)]


def test_a_property_that_is_a_mapping_or_one_instance(
    registry: Registry, serve: Any, django_assert_num_queries: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(2)

    class SortedOut(BaseModel):
        by_title: dict[str, list[TaskOut]]
        last: TaskOut
        pair: tuple[TagOut, int] | None

    def by_title(project: Any) -> Any:
        return {each.title: [each] for each in project.tasks.all() if each.title != "measure"}

    monkeypatch.setattr(Project, "by_title", property(by_title), raising=False)
    monkeypatch.setattr(Project, "last", property(lambda project: project.tasks.all()[2]), raising=False)
    monkeypatch.setattr(Project, "pair", property(lambda project: (Tag.objects.get(name="red"), 1)), raising=False)

    def read() -> list[SortedOut]:
        return Project.objects.order_by("pk").prefetch_related(Prefetch("tasks", Task.objects.order_by("pk")))

    # two as ever; the tag of each row; the assignees, their profiles, and the tags
    result = counted(registry, serve, read, django_assert_num_queries, 2 + 2 + 3)
    for number in range(2):
        build, _, draw = to_do(number)["to_do"]
        expectation = {"by_title": {"build": [build], "draw": [draw]}, "last": draw, "pair": [{"name": "red"}, 1]}
        assert result[number] == expectation


def test_a_property_that_fails_fails_alone(
    registry: Registry, serve: Any, django_assert_num_queries: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(2)

    class PerhapsOut(BaseModel):
        name: str
        to_do: list[TaskOut] | None = None

    def lost(project: Project) -> Any:
        raise Task.DoesNotExist if project.name == "project0" else AttributeError("to_do")

    monkeypatch.setattr(Project, "to_do", property(lost), raising=False)

    def read() -> list[PerhapsOut]:
        return Project.objects.order_by("pk")

    result = counted(registry, serve, read, django_assert_num_queries, 1)
    assert result == [{"name": f"project{number}", "to_do": None} for number in range(2)]


def test_unsaved_instances_may_contain_saved_ones(
    registry: Registry, serve: Any, django_assert_num_queries: Any, settings: Any
) -> None:
    settings.MEDIA_URL = "/media/"

    class FileOut(BaseModel):
        attachment: str | None

    class DraftOut(BaseModel):
        drafts: list[FileOut]

    def read() -> DraftOut:
        project = Project(name="draft")
        project.__dict__["drafts"] = [Task(attachment="plan.pdf"), Task()]
        return project

    result = counted(registry, serve, read, django_assert_num_queries, 0)
    assert result == {"drafts": [{"attachment": "/media/plan.pdf"}, {"attachment": None}]}
