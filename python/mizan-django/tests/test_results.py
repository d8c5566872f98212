"""Model instances and querysets become the declared output, with a number of queries independent of the rows."""

from typing import Annotated, Any, Generic, TypeVar

import pytest
from django.contrib.auth.models import User
from django.db.models import Prefetch
from django.db.models.functions import Upper
from django.http import HttpRequest
from django.test import Client as Browser
from mizan_core import Registry, client
from pydantic import AliasPath, BaseModel, BeforeValidator, Field, RootModel
from tracker.models import Profile, Project, Tag, Task

pytestmark = pytest.mark.django_db

T = TypeVar("T")


class ProfileOut(BaseModel):
    city: str


class UserOut(BaseModel):
    username: str
    profile: ProfileOut | None


class TagOut(BaseModel):
    name: str


class TaskOut(BaseModel):
    title: str
    assignee: UserOut | None
    tags: list[TagOut]
    subtasks: list["TaskOut"]


class ProjectOut(BaseModel):
    name: str
    owner: UserOut | None = None
    tasks: list[TaskOut]


class Page(BaseModel, Generic[T]):
    items: list[T]
    total: int


@pytest.fixture
def projects() -> None:
    make(3)


def make(count: int) -> None:
    red, blue = (Tag.objects.get_or_create(name=name)[0] for name in ("red", "blue"))
    for number in range(Project.objects.count(), Project.objects.count() + count):
        owner = User.objects.create(username=f"owner{number}")
        worker = User.objects.create(username=f"worker{number}")
        Profile.objects.create(user=owner, city="Kyiv")
        project = Project.objects.create(name=f"project{number}", owner=owner)
        task = Task.objects.create(project=project, title="build", assignee=worker)
        task.tags.add(red, blue)
        subtask = Task.objects.create(project=project, parent=task, title="measure", assignee=owner)
        Task.objects.create(project=project, parent=subtask, title="draw").tags.add(blue)


def task(title: str, assignee: Any, tags: list[str], *subtasks: Any) -> Any:
    return {
        "title": title,
        "assignee": assignee,
        "tags": [{"name": each} for each in tags],
        "subtasks": list(subtasks),
    }


def expected(number: int) -> Any:
    owner = {"username": f"owner{number}", "profile": {"city": "Kyiv"}}
    worker = {"username": f"worker{number}", "profile": None}
    draw = task("draw", None, ["blue"])
    measure = task("measure", owner, [], draw)
    build = task("build", worker, ["red", "blue"], measure)
    return {"name": f"project{number}", "owner": owner, "tasks": [build, measure, draw]}


def counted(registry: Registry, serve: Any, function: Any, assert_queries: Any, queries: int) -> Any:
    from .conftest import Backend

    client(name="read", registry=registry)(function)
    serve()
    with assert_queries(queries):
        response = Backend("wsgi").call("read")
    assert response.status_code == 200, response.content
    return response.json()["result"]


@pytest.mark.parametrize("is_async", [False, True])
def test_a_queryset_is_read_with_a_fixed_number_of_queries(
    registry: Registry, serve: Any, django_assert_num_queries: Any, is_async: bool
) -> None:
    def read() -> list[ProjectOut]:
        return Project.objects.order_by("pk")

    async def read_async() -> list[ProjectOut]:
        return Project.objects.order_by("pk")

    # projects with owners and profiles; tasks with assignees and profiles; then, at each of three levels, tags and
    # subtasks
    queries = 1 + 1 + 3 * 2
    function = read_async if is_async else read
    for count in (3, 9):
        make(count)
        total = Project.objects.count()
        result = counted(registry, serve, function, django_assert_num_queries, queries)
        assert result == [expected(number) for number in range(total)]


def test_one_instance_is_read_with_a_fixed_number_of_queries(
    projects: None, registry: Registry, serve: Any, django_assert_num_queries: Any
) -> None:
    def read() -> ProjectOut:
        return Project.objects.get(name="project1")

    assert counted(registry, serve, read, django_assert_num_queries, 10) == expected(1)


def test_the_user_of_the_request_is_an_instance_too(projects: None, registry: Registry, serve: Any) -> None:
    @client(context="user", registry=registry)
    def current_user(request: HttpRequest) -> UserOut:
        return request.user

    serve()
    browser = Browser()
    browser.force_login(User.objects.get(username="owner0"))
    response = browser.get("/api/mizan/ctx/user/").json()
    assert response == {"current_user": {"username": "owner0", "profile": {"city": "Kyiv"}}}


def test_instances_may_be_anywhere_in_plain_data(
    projects: None, registry: Registry, serve: Any, django_assert_num_queries: Any
) -> None:
    def read() -> Page[TaskOut]:
        tasks = Task.objects.filter(title="draw").order_by("pk")
        return {"items": tasks[:2], "total": tasks.count()}

    draw = task("draw", None, ["blue"])
    assert counted(registry, serve, read, django_assert_num_queries, 4) == {"items": [draw, draw], "total": 3}


def test_managers_mappings_and_root_models_are_results(projects: None, registry: Registry, serve: Any) -> None:
    from .conftest import Backend

    class Tags(RootModel[list[TagOut]]):
        """Only a list."""

    @client(registry=registry)
    def by_name() -> dict[str, TagOut]:
        return {tag.name: tag for tag in Tag.objects.all()}

    @client(registry=registry)
    def of_task() -> Tags:
        return Task.objects.filter(title="build")[0].tags

    @client(registry=registry)
    def pair() -> tuple[TagOut, int] | None:
        return (Tag.objects.get(name="red"), 1)

    @client(registry=registry)
    def plain() -> list[str]:
        return Tag.objects.order_by("name").values_list("name", flat=True)

    @client(registry=registry)
    def values() -> list[TagOut]:
        return Tag.objects.order_by("name").values("name")

    @client(registry=registry)
    def raw() -> list[TagOut]:
        return Tag.objects.raw("SELECT * FROM tracker_tag ORDER BY name")

    @client(registry=registry)
    def joined() -> list[TagOut]:
        return Tag.objects.filter(name="red").union(Tag.objects.filter(name="red"))

    serve()
    backend = Backend("wsgi")
    red, blue = {"name": "red"}, {"name": "blue"}
    assert backend.call("by_name").json()["result"] == {"red": red, "blue": blue}
    assert backend.call("of_task").json()["result"] == [red, blue]
    assert backend.call("pair").json()["result"] == [red, 1]
    assert backend.call("plain").json()["result"] == ["blue", "red"]
    assert backend.call("values").json()["result"] == [blue, red]
    assert backend.call("raw").json()["result"] == [blue, red]
    assert backend.call("joined").json()["result"] == [red]


def test_a_prefetch_of_the_function_is_kept(
    projects: None, registry: Registry, serve: Any, django_assert_num_queries: Any
) -> None:
    class TitleOut(BaseModel):
        title: str

    class SmallOut(BaseModel):
        name: str
        tasks: list[TitleOut]

    def read() -> list[SmallOut]:
        drawn = Prefetch("tasks", Task.objects.filter(title="draw"))
        return Project.objects.only("name").prefetch_related(drawn).order_by("name")[:1]

    result = counted(registry, serve, read, django_assert_num_queries, 2)
    assert result == [{"name": "project0", "tasks": [{"title": "draw"}]}]


def test_a_prefetched_queryset_of_a_single_relation_is_kept(
    projects: None, registry: Registry, serve: Any, django_assert_num_queries: Any
) -> None:
    class LoudOut(BaseModel):
        loud: str

    class OwnedOut(BaseModel):
        owner: LoudOut

    def read() -> list[OwnedOut]:
        owners = Prefetch("owner", User.objects.annotate(loud=Upper("username")))
        return Project.objects.prefetch_related(owners).order_by("name")[:1]

    assert counted(registry, serve, read, django_assert_num_queries, 2) == [{"owner": {"loud": "OWNER0"}}]


def test_aliases_and_validators_can_use_relations(
    projects: None, registry: Registry, serve: Any, django_assert_num_queries: Any
) -> None:
    class NamedOut(BaseModel):
        title: str = Field(alias="name")
        city: str = Field(validation_alias=AliasPath("owner", "profile", "city"))
        owner: Annotated[str, BeforeValidator(lambda user: user.username)]

    def read() -> list[NamedOut]:
        return Project.objects.order_by("name").select_related("owner__profile")[:2]

    assert counted(registry, serve, read, django_assert_num_queries, 1) == [
        {"name": f"project{number}", "city": "Kyiv", "owner": f"owner{number}"} for number in range(2)
    ]


def test_a_join_does_not_lock_more_rows(
    projects: None, registry: Registry, serve: Any, django_assert_num_queries: Any
) -> None:
    class OwnedOut(BaseModel):
        name: str
        owner: UserOut

    def read() -> list[OwnedOut]:
        return Project.objects.select_for_update().order_by("name")

    from django.db import transaction

    with transaction.atomic():
        result = counted(registry, serve, read, django_assert_num_queries, 3)
    assert [each["owner"]["username"] for each in result] == ["owner0", "owner1", "owner2"]


def test_files_are_their_urls(projects: None, registry: Registry, serve: Any, settings: Any) -> None:
    from .conftest import Backend

    settings.MEDIA_URL = "/media/"

    class FileOut(BaseModel):
        attachment: str | None

    @client(registry=registry)
    def files() -> list[FileOut]:
        return [Task(attachment="plan.pdf"), Task()]

    serve()
    result = Backend("wsgi").call("files").json()["result"]
    assert result == [{"attachment": "/media/plan.pdf"}, {"attachment": None}]
