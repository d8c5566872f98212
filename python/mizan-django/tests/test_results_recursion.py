"""Recursive outputs end with the rows; cyclic rows are an error."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.db.models import Prefetch
from mizan_core import Registry, client
from pydantic import BaseModel
from tracker.models import Project, Tag, Task

from .conftest import Backend
from .test_results import counted

pytestmark = pytest.mark.django_db


class UpOut(BaseModel):
    title: str
    parent: "UpOut | None"


class DownOut(BaseModel):
    title: str
    subtasks: list["DownOut"]


class TaggedOut(BaseModel):
    title: str
    tags: list["TagOut"]


class TagOut(BaseModel):
    name: str
    task_set: list[TaggedOut]


class BothOut(BaseModel):
    title: str
    parent: "BothOut | None"
    subtasks: list["BothOut"]


@pytest.fixture
def project() -> Project:
    return Project.objects.create(name="bridge")


@pytest.fixture
def few_queries() -> Iterator[None]:
    """Stops an endless recursion."""
    queries = []

    def limited(execute: Any, sql: str, *rest: Any) -> Any:
        queries.append(sql)
        assert len(queries) < 100, "too many queries"
        return execute(sql, *rest)

    with connection.execute_wrapper(limited):
        yield


def chain(project: Project, length: int) -> list[Task]:
    tasks: list[Task] = []
    for number in range(length):
        parent = tasks[-1] if tasks else None
        tasks.append(Task.objects.create(project=project, title=f"{number}", parent=parent))
    return tasks


def refusal(registry: Registry, serve: Any, caplog: pytest.LogCaptureFixture, function: Any) -> str:
    client(name="read", registry=registry)(function)
    serve()
    with caplog.at_level(logging.ERROR, "mizan"):
        response = Backend("wsgi").call("read")
    assert response.status_code == 500, response.content
    [record] = [each for each in caplog.records if each.name == "mizan"]
    assert record.exc_info is not None
    return str(record.exc_info[1])


HINT = (
    "The output would be infinite, since its rows contain themselves: {}. Return a flat output with the key of the "
    "related row (`parent_id: int | None`) instead of the row."
)


def test_a_row_that_is_its_own_parent(
    project: Project, registry: Registry, serve: Any, caplog: pytest.LogCaptureFixture, few_queries: None
) -> None:
    [task] = chain(project, 1)
    Task.objects.update(parent=task)

    def read() -> list[UpOut]:
        return Task.objects.all()

    where = f"Task {task.pk} → Task {task.pk}"
    assert refusal(registry, serve, caplog, read) == HINT.format(where)


def test_a_cycle_of_rows_of_any_length_is_found(
    project: Project, registry: Registry, serve: Any, caplog: pytest.LogCaptureFixture, few_queries: None
) -> None:
    tasks = chain(project, 30)
    Task.objects.filter(pk=tasks[0].pk).update(parent=tasks[-1])

    def read() -> DownOut:
        return Task.objects.get(title="0")

    message = refusal(registry, serve, caplog, read)
    assert {f"Task {each.pk}" for each in tasks} == set(message.split(": ")[1].split(". ")[0].split(" → "))


def test_rows_that_refer_to_each_other_by_many_to_many(
    project: Project, registry: Registry, serve: Any, caplog: pytest.LogCaptureFixture, few_queries: None
) -> None:
    tags = [Tag.objects.create(name=f"{number}") for number in range(3)]
    for task in chain(project, 3):
        task.tags.set(tags)

    def read() -> list[TaggedOut]:
        return Task.objects.all()

    assert refusal(registry, serve, caplog, read).startswith("The output would be infinite")


def test_instances_that_refer_to_each_other(
    project: Project, registry: Registry, serve: Any, caplog: pytest.LogCaptureFixture, few_queries: None
) -> None:
    """Django sets the parent of every subtask that it fetches, so the cycle shows in no query."""
    [top] = chain(project, 1)
    for number in range(3):
        Task.objects.create(project=project, title=f"below {number}", parent=top)

    def read() -> BothOut:
        return Task.objects.prefetch_related("subtasks").get(parent=None)

    assert refusal(registry, serve, caplog, read).startswith("The output would be infinite")


def test_fifty_levels_take_fifty_queries(
    project: Project, registry: Registry, serve: Any, django_assert_num_queries: Any
) -> None:
    chain(project, 50)

    def read() -> DownOut:
        return Task.objects.get(parent=None)

    result = counted(registry, serve, read, django_assert_num_queries, 1 + 50)
    for number in range(50):
        assert result["title"] == f"{number}"
        [result] = result["subtasks"] or [None]
    assert result is None


def test_a_row_may_occur_twice_without_a_cycle(
    project: Project, registry: Registry, serve: Any, django_assert_num_queries: Any
) -> None:
    chain(project, 3)

    def read() -> list[UpOut]:
        return Task.objects.order_by("pk")

    first: Any = {"title": "0", "parent": None}
    second: Any = {"title": "1", "parent": first}
    third: Any = {"title": "2", "parent": second}
    # The first parent of each is joined; the next is asked for
    assert counted(registry, serve, read, django_assert_num_queries, 2) == [first, second, third]


def test_relations_that_the_function_prefetched_as_empty_are_not_followed(
    project: Project, registry: Registry, serve: Any, django_assert_num_queries: Any
) -> None:
    first, second = chain(project, 2)
    Task.objects.filter(pk=first.pk).update(parent=second)

    def read() -> list[DownOut]:
        last = Prefetch("subtasks", Task.objects.none())
        return Task.objects.prefetch_related(Prefetch("subtasks", Task.objects.prefetch_related(last))).order_by("pk")

    assert counted(registry, serve, read, django_assert_num_queries, 2) == [
        {"title": "0", "subtasks": [{"title": "1", "subtasks": []}]},
        {"title": "1", "subtasks": [{"title": "0", "subtasks": []}]},
    ]


def test_relations_with_the_same_target_take_one_query_per_level(
    project: Project, registry: Registry, serve: Any, django_assert_num_queries: Any
) -> None:
    """Otherwise two relations with the same output would double the queries at every level."""

    class NameOut(BaseModel):
        name: str

    class LeafOut(BaseModel):
        tags: list[NameOut]

    class AroundOut(BaseModel):
        parent: LeafOut
        subtasks: list[LeafOut]

    for task in chain(project, 3):
        task.tags.add(Tag.objects.create(name=task.title))

    def read() -> AroundOut:
        return Task.objects.get(title="1")

    # the task, its parent, its subtasks, and the tags of both
    assert counted(registry, serve, read, django_assert_num_queries, 4) == {
        "parent": {"tags": [{"name": "0"}]},
        "subtasks": [{"tags": [{"name": "2"}]}],
    }
