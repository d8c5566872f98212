"""Instances and querysets are read wherever they occur, with a number of queries that does not depend on the rows."""

from collections import UserDict, UserList, deque
from collections.abc import Sequence
from typing import Annotated, Any, NamedTuple, TypeVar

import pytest
from django.core.paginator import Paginator
from django.db.models import Count
from django.db.models.functions import Upper
from django.http import HttpRequest
from mizan_core import Registry, client
from mizan_django.testing import MizanClient
from pydantic import AliasChoices, AliasPath, BaseModel, BeforeValidator, Field, RootModel, model_validator
from tracker.models import Project, Tag, Task
from typing_extensions import TypeAliasType

from .test_results import TagOut, UserOut, counted, make

pytestmark = pytest.mark.django_db

T = TypeVar("T")


class TaskOut(BaseModel):
    title: str
    tags: list[TagOut]


class ProjectOut(BaseModel):
    name: str
    owner: UserOut
    tasks: list[TaskOut]


class ProjectsOut(NamedTuple):
    items: list[ProjectOut]
    total: int


Rows = TypeAliasType("Rows", list[T], type_params=(T,))

# The projects with their owners and profiles, their tasks, and the tags of these; owners and profiles cannot be joined
# where the query has run already.
JOINED, FETCHED = 3, 5


class Lazy(Sequence[Any]):
    """As results of a search: each item that is asked for is a query."""

    def __init__(self, queryset: Any) -> None:
        self.queryset = queryset

    def __len__(self) -> int:
        return int(self.queryset.count())

    def __getitem__(self, index: Any) -> Any:
        return self.queryset[index]


def projects() -> Any:
    return Project.objects.order_by("pk")


def expected(count: int) -> Any:
    def one(number: int) -> Any:
        tasks = [("build", ["red", "blue"]), ("measure", []), ("draw", ["blue"])]
        return {
            "name": f"project{number}",
            "owner": {"username": f"owner{number}", "profile": {"city": "Kyiv"}},
            "tasks": [{"title": title, "tags": [{"name": each} for each in tags]} for title, tags in tasks],
        }

    return [one(number) for number in range(count)]


@pytest.mark.parametrize("count", [2, 4])
@pytest.mark.parametrize(
    ("collect", "queries"),
    [
        (lambda: projects().in_bulk().values(), FETCHED),
        (lambda: deque(projects()), FETCHED),
        (lambda: UserList(projects()), FETCHED),
        (lambda: Lazy(projects()), JOINED),
        (lambda: Paginator(projects(), 10).page(1), JOINED + 1),
        (lambda: dict.fromkeys(projects()).keys(), FETCHED),
        (lambda: (each for each in projects()), FETCHED),
    ],
    ids=["dict view", "deque", "list of another class", "lazy sequence", "page", "keys", "generator"],
)
def test_collections_of_every_kind(
    count: int, collect: Any, queries: int, registry: Registry, serve: Any, django_assert_num_queries: Any
) -> None:
    make(count)

    def read() -> list[ProjectOut]:
        return collect()

    assert counted(registry, serve, read, django_assert_num_queries, queries) == expected(count)


@pytest.mark.parametrize("count", [2, 4])
@pytest.mark.parametrize("wrap", [dict, UserDict])
def test_mappings(count: int, wrap: Any, registry: Registry, serve: Any, django_assert_num_queries: Any) -> None:
    make(count)

    def read() -> dict[str, list[ProjectOut]]:
        return wrap({"all": projects()})

    assert counted(registry, serve, read, django_assert_num_queries, JOINED) == {"all": expected(count)}


@pytest.mark.parametrize("count", [2, 4])
def test_generic_aliases_and_named_tuples(
    count: int, registry: Registry, serve: Any, django_assert_num_queries: Any
) -> None:
    make(count)

    def aliased() -> Rows[ProjectOut]:
        return projects()

    def named() -> ProjectsOut:
        return ProjectsOut(projects(), count)

    assert counted(registry, serve, aliased, django_assert_num_queries, JOINED) == expected(count)
    client(context="named", registry=registry)(named)
    with django_assert_num_queries(JOINED):
        assert MizanClient().read("named") == {"named": [expected(count), count]}


class CountOut(BaseModel):
    name: str
    loud: str
    n: int


class CountRow(NamedTuple):
    name: str
    loud: str
    n: int


@pytest.mark.parametrize(
    "select",
    [
        lambda rows: rows.values_list("name", "loud", "n", named=True),
        lambda rows: rows.values_list("n", "name", "loud", named=True),
        lambda rows: [CountRow(each.name, each.loud, each.n) for each in rows],
        lambda rows: Project.objects.values_list("name", named=True).annotate(n=Count("tasks"), loud=Upper("name")),
    ],
    ids=["values_list", "another order", "own named tuples", "annotated afterwards"],
)
def test_named_rows_keep_their_names(select: Any, registry: Registry, serve: Any) -> None:
    make(1)

    @client(context="rows", registry=registry)
    def rows() -> list[CountOut]:
        return select(Project.objects.annotate(n=Count("tasks"), loud=Upper("name")))

    @client(context="rows", registry=registry)
    def row() -> CountOut:
        return CountRow("project0", "PROJECT0", 3)

    serve()
    found = {"name": "project0", "loud": "PROJECT0", "n": 3}
    assert MizanClient().read("rows") == {"rows": [found], "row": found}


def test_a_path_over_several_relations_is_joined(
    registry: Registry, serve: Any, django_assert_num_queries: Any
) -> None:
    make(3)

    class LineOut(BaseModel):
        city: str = Field(validation_alias=AliasPath("project", "owner", "profile", "city"))
        owner: UserOut = Field(validation_alias=AliasChoices("nothing", AliasPath("project", "owner")))

    def read() -> list[LineOut]:
        return Task.objects.filter(title="build").order_by("pk")

    assert counted(registry, serve, read, django_assert_num_queries, 1) == [
        {"city": "Kyiv", "owner": {"username": f"owner{number}", "profile": {"city": "Kyiv"}}} for number in range(3)
    ]


class PaginatorOut(BaseModel):
    count: int
    num_pages: int


class PageOut(BaseModel):
    number: int
    has_next: bool
    object_list: list[ProjectOut]
    paginator: PaginatorOut
    total: int = Field(validation_alias=AliasPath("paginator", "count"))


@pytest.mark.parametrize("count", [3, 5])
def test_a_page_with_its_number(count: int, registry: Registry, serve: Any, django_assert_num_queries: Any) -> None:
    make(count)

    def read() -> PageOut:
        return Paginator(projects(), 2).get_page(1)

    assert counted(registry, serve, read, django_assert_num_queries, JOINED + 1) == {
        "number": 1,
        "has_next": True,
        "object_list": expected(2),
        "paginator": {"count": count, "num_pages": (count + 1) // 2},
        "total": count,
    }


def test_validators_may_return_instances_and_querysets(
    registry: Registry, serve: Any, django_assert_num_queries: Any
) -> None:
    make(3)
    Task.objects.filter(title="draw").update(attachment="a.png")

    class FileOut(BaseModel):
        attachment: str | None
        tags: list[TagOut]

    class FoundOut(BaseModel):
        whole: Annotated[ProjectOut, BeforeValidator(lambda key: Project.objects.get(pk=key))]
        tasks: Annotated[
            list[FileOut], BeforeValidator(lambda key: Task.objects.filter(project=key, title="draw").order_by("pk"))
        ]
        both: Annotated[Rows[FileOut], BeforeValidator(lambda key: list(Task.objects.filter(project=key)[:2]))]

    def read() -> list[FoundOut]:
        key = projects().first().pk
        return [{"whole": key, "tasks": key, "both": key}]

    # the key; the project and below; the tasks and their tags; two tasks and their tags
    result = counted(registry, serve, read, django_assert_num_queries, 1 + FETCHED + 2 + 2)
    draw = {"attachment": "/a.png", "tags": [{"name": "blue"}]}
    tasks = [{"attachment": None, "tags": [{"name": "red"}, {"name": "blue"}]}, {"attachment": None, "tags": []}]
    assert result == [{"whole": expected(1)[0], "tasks": [draw], "both": tasks}]


def test_a_validator_of_a_model_calls_the_methods_of_an_instance(registry: Registry, serve: Any) -> None:
    make(1)

    class NamedOut(BaseModel):
        name: str
        save_base: str

        @model_validator(mode="before")
        @classmethod
        def of(cls, task: Any) -> Any:
            return {"name": task.title, "save_base": str(task.get_deferred_fields())}

    @client(context="tasks", registry=registry)
    def tasks() -> RootModel[list[NamedOut]]:
        return Task.objects.filter(title="draw")

    serve()
    assert MizanClient().read("tasks") == {"tasks": [{"name": "draw", "save_base": "set()"}]}


def test_an_instance_that_is_not_saved_has_no_related_rows(registry: Registry, serve: Any) -> None:
    make(1)

    @client(context="new", registry=registry)
    def new() -> ProjectOut:
        return Project(name="new", owner=projects().first().owner)

    @client(context="new", registry=registry)
    def task() -> TaskOut:
        return Task(title="new")

    serve()
    owner = {"username": "owner0", "profile": {"city": "Kyiv"}}
    assert MizanClient().read("new") == {
        "new": {"name": "new", "owner": owner, "tasks": []},
        "task": {"title": "new", "tags": []},
    }


def test_an_instance_where_any_type_is_allowed_is_reported_with_its_field(registry: Registry, serve: Any) -> None:
    make(1)

    class LooseOut(BaseModel):
        title: str
        project: Any

    class LoosePlainOut(BaseModel):
        found: dict[str, Any] | list[int]
        bare: dict

    @client(registry=registry)
    def instance() -> list[LooseOut]:
        return Task.objects.filter(title="draw")

    @client(registry=registry)
    def inside(request: HttpRequest) -> LoosePlainOut:
        return {"found": {"all": [Tag.objects.first()]}, "bare": {}}

    @client(registry=registry)
    def plain() -> LoosePlainOut:
        return {"found": {"all": Tag.objects.values("name")}, "bare": {"all": Tag.objects.values_list("name")}}

    serve()
    mizan = MizanClient()
    reason = "Value error, a {} cannot be sent where any type is allowed. Annotate a pydantic model."
    with pytest.raises(ValueError, match="1 validation error") as caught:
        mizan.call("instance")
    message = "1 validation error for list[LooseOut]\n0.project\n  " + reason.format("Project")
    assert str(caught.value).startswith(message)
    with pytest.raises(ValueError, match="2 validation errors for LoosePlainOut") as caught:
        mizan.call("inside")
    assert "found.dict[str,any].all\n  " + reason.format("Tag") in str(caught.value)
    assert mizan.call("plain").result == {
        "found": {"all": [{"name": "red"}, {"name": "blue"}]},
        "bare": {"all": [["red"], ["blue"]]},
    }
