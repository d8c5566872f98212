"""A mutation may declare which of its arguments narrow the invalidation."""

import inspect
from datetime import datetime
from ipaddress import IPv6Address
from typing import Annotated, Any
from uuid import UUID

import pytest
from mizan_core import Cache, DefinitionError, Registry, check_registry, client, register_compose
from mizan_core.document import export_document
from pydantic import AnyUrl, StringConstraints

from .conftest import Backend

NAME_CONTEXTS = 'Name contexts, such as affects="project", affects=["project"] or affects={"project": ["project_id"]}.'


@pytest.fixture(autouse=True)
def reads(backend: Backend) -> None:
    @client(context="project", registry=backend.registry)
    def project_tasks(project_id: int, page: int = 1) -> list[int]:
        return [project_id, page]

    @client(context="projects", registry=backend.registry)
    def project_list() -> list[int]:
        return [7, 8]


def project(project_id: int, **params: Any) -> dict[str, Any]:
    return {"context": "project", "params": {"project_id": project_id, **params}}


def scopes(registry: Registry, name: str) -> Any:
    functions = {each["name"]: each for each in export_document(registry)["x-mizan-functions"]}
    return functions[name]["affects"]


async def test_an_empty_list_means_every_instance(backend: Backend) -> None:
    """Moving something makes two instances stale, and the argument names only one."""

    @client(affects={"project": []}, registry=backend.registry)
    def move_task(task_id: int, project_id: int) -> None: ...

    response = await backend.call("move_task", {"task_id": 1, "project_id": 8}, [project(7), project(8)])
    assert response["invalidate"] == [{"context": "project"}]
    assert [each["params"]["project_id"] for each in response["refreshed"]] == [7, 8]
    assert scopes(backend.registry, "move_task") == [{"context": "project", "scopedBy": []}]


async def test_arguments_that_are_named_narrow(backend: Backend) -> None:
    @client(context="project", registry=backend.registry)
    def motto() -> str:
        return "the same for all"

    @client(affects={"projects": [], "project": ["project_id"]}, registry=backend.registry)
    def rename(project_id: int, name: str) -> None: ...

    response = await backend.call("rename", {"project_id": 7, "name": "x"}, [project(7), project(8)])
    assert response["invalidate"] == [{"context": "project", "params": {"project_id": 7}}, {"context": "projects"}]
    assert [each["params"]["project_id"] for each in response["refreshed"]] == [7]
    assert scopes(backend.registry, "rename") == [
        {"context": "project", "scopedBy": ["project_id"]},
        {"context": "projects", "scopedBy": []},
    ]


async def test_an_optional_parameter_narrows_where_it_is_named(backend: Backend) -> None:
    @client(affects={"project": ["project_id", "page"]}, registry=backend.registry)
    def turn(project_id: int, page: int) -> None: ...

    response = await backend.call(
        "turn", {"project_id": 7, "page": 2}, [project(7, page=1), project(7), project(7, page=2)]
    )
    assert response["invalidate"] == [project(7, page=2)]
    assert [each["params"] for each in response["refreshed"]] == [{"project_id": 7}, {"project_id": 7, "page": 2}]


async def test_a_composition_narrows_by_the_arguments_of_all_its_parts(backend: Backend) -> None:
    @client(affects="project", registry=backend.registry)
    def rename(project_id: int) -> None: ...

    @client(affects={"project": []}, registry=backend.registry)
    def move(project_id: int) -> None: ...

    register_compose("both", [rename, move], registry=backend.registry)
    assert (await backend.call("both", {"project_id": 7}))["invalidate"] == [{"context": "project"}]


def of_page(registry: Registry, name: str, **options: Any) -> None:
    """A context with one parameter, and mutations with an argument of that name."""

    def read(**arguments: Any) -> int:
        return 1

    def delete(**arguments: Any) -> None: ...

    def delete_all(**arguments: Any) -> None: ...

    def delete_one(**arguments: Any) -> None: ...

    functions: list[tuple[Any, Any]] = [(read, int), (delete, None), (delete_all, None), (delete_one, None)]
    for function, returns in functions:
        parameter = inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=UUID)
        function.__signature__ = inspect.Signature([parameter], return_annotation=returns)
        function.__annotations__ = {name: UUID, "return": returns}
    client(context="page", registry=registry, **options)(read)
    client(affects="page", registry=registry)(delete)
    client(affects={"page": []}, registry=registry)(delete_all)
    client(affects={"page": [name]}, registry=registry)(delete_one)


@pytest.mark.parametrize("name", ["id", "pk", "uuid", "slug"])
async def test_an_ambiguous_name_narrows_only_where_it_is_declared(backend: Backend, name: str) -> None:
    backend.cache = Cache()
    of_page(backend.registry, name, cache=60)
    one, two = (str(UUID(int=each)) for each in (1, 2))
    mounted = [{"context": "page", "params": {name: each}} for each in (one, two)]
    for fn, invalidate, refreshed in (
        ("delete", [{"context": "page"}], mounted),
        ("delete_all", [{"context": "page"}], mounted),
        ("delete_one", mounted[:1], mounted[:1]),
    ):
        backend.host.ran.clear()
        response = await backend.call(fn, {name: one}, mounted)
        assert response["invalidate"] == invalidate
        assert [{"context": "page", "params": each["params"]} for each in response["refreshed"]] == refreshed
        assert backend.host.ran == [fn, *["read"] * len(refreshed)], "nothing of them is taken from the cache"
    assert scopes(backend.registry, "delete") == [{"context": "page", "scopedBy": [], "candidates": [name]}]
    assert scopes(backend.registry, "delete_all") == [{"context": "page", "scopedBy": []}]
    assert scopes(backend.registry, "delete_one") == [{"context": "page", "scopedBy": [name]}]


@pytest.mark.parametrize("name", ["page_id", "ids", "ID", "key", "name", "uid", "guid", "username"])
async def test_every_other_name_narrows(backend: Backend, name: str) -> None:
    of_page(backend.registry, name)
    value = str(UUID(int=1))
    assert (await backend.call("delete", {name: value}))["invalidate"] == [{"context": "page", "params": {name: value}}]
    assert scopes(backend.registry, "delete") == [{"context": "page", "scopedBy": [name]}]
    assert scopes(backend.registry, "delete_all") == [{"context": "page", "scopedBy": []}]


Stripped = Annotated[str, StringConstraints(strip_whitespace=True)]


@pytest.mark.parametrize(("reads", "takes"), [(Stripped, str), (str, Stripped)])
def test_a_parameter_that_cannot_be_declared_is_not_suggested(registry: Registry, reads: Any, takes: Any) -> None:
    """The build suggests declaring the candidates."""

    def read(slug: str) -> None: ...

    def delete(slug: str) -> None: ...

    read.__annotations__["slug"], delete.__annotations__["slug"] = reads, takes
    client(context="page", registry=registry)(read)
    client(affects="page", registry=registry)(delete)
    assert scopes(registry, "delete") == [{"context": "page", "scopedBy": []}]


def test_a_parameter_that_would_not_narrow_is_not_suggested(registry: Registry) -> None:
    of_page(registry, "pk")

    @client(context="page", registry=registry)
    def motto() -> str:
        return "the same for all"

    assert scopes(registry, "delete") == [{"context": "page", "scopedBy": []}]


async def test_a_composition_narrows_by_an_id_where_all_its_parts_declare_it(backend: Backend) -> None:
    of_page(backend.registry, "id")
    functions = {each.name: each.function for each in backend.registry}  # type: ignore[attr-defined]
    for name, parts, scoped in (
        ("deletes", ["delete_one"], True),
        ("mixed", ["delete_one", "delete"], False),
        ("wide", ["delete_one", "delete_all"], False),
    ):
        register_compose(name, [functions[each] for each in parts], registry=backend.registry)
        value = str(UUID(int=1))
        params = {"params": {"id": value}} if scoped else {}
        assert (await backend.call(name, {"id": value}))["invalidate"] == [{"context": "page", **params}]
        assert scopes(backend.registry, name) == [{"context": "page", "scopedBy": ["id"] if scoped else []}]


@pytest.mark.parametrize(
    ("affects", "message", "hint"),
    [
        (
            {"project": ["project"]},
            'rename narrows "project" by "project", which is not an argument that clients pass.',
            'Did you mean "project_id"?',
        ),
        (
            {"project": ["x"]},
            'rename narrows "project" by "x", which is not an argument that clients pass.',
            "Leave it out: an empty list means every instance.",
        ),
        (
            {"project": "project_id"},
            "affects={'project': 'project_id'} of rename must map the context to a list of arguments, not to a string.",
            'Write {"project": ["project_id"]}.',
        ),
        (3, "affects=3 of rename must name contexts.", NAME_CONTEXTS),
        ([None], "affects=[None] of rename must name contexts.", NAME_CONTEXTS),
        (
            {"project": None},
            "affects={'project': None} of rename must map the context to a list of arguments.",
            'Write {"project": []} for every instance.',
        ),
        ({"pro ject": []}, "affects='pro ject' of rename is not a valid name.", "Use letters, digits and underscores."),
    ],
)
def test_an_error_at_the_declaration(registry: Registry, affects: Any, message: str, hint: str) -> None:
    def rename(project_id: int) -> None: ...

    with pytest.raises(DefinitionError) as caught:
        client(affects=affects, registry=registry)(rename)
    (diagnostic,) = caught.value.diagnostics
    assert (diagnostic.message, diagnostic.hint) == (message, hint)
    assert diagnostic.source is not None
    assert diagnostic.source.line == rename.__code__.co_firstlineno
    assert len(registry) == 2, "what is wrong is not offered"


def test_errors_that_need_the_context(registry: Registry) -> None:
    @client(context="day", registry=registry)
    def day(at: datetime) -> None: ...

    @client(affects={"project": ["name"], "day": ["at"]}, registry=registry)
    def rename(project_id: int, name: str, at: datetime) -> None: ...

    for check in (check_registry, export_document):
        with pytest.raises(DefinitionError) as caught:
            check(registry)
        assert sorted((each.message, each.hint) for each in caught.value.diagnostics) == [
            (
                'rename narrows "day" by "at", whose values have several text forms.',
                "Remove the argument: clients compare values as text.",
            ),
            (
                'rename narrows "project" by "name", which is not a parameter of this context.',
                "Leave it out: an empty list means every instance.",
            ),
        ]


@pytest.mark.parametrize("address", [AnyUrl, IPv6Address], ids=str)
def test_a_rewritten_url_does_not_narrow(registry: Registry, address: Any) -> None:
    """A URL gets a slash at its end, which the mounted parameter does not have."""

    def site(at): ...  # type: ignore[no-untyped-def]

    def forget(at): ...  # type: ignore[no-untyped-def]

    for function in (site, forget):
        function.__annotations__.update({"at": address, "return": None})
    client(context="site", registry=registry)(site)
    client(affects="site", registry=registry)(forget)
    assert scopes(registry, "forget") == [{"context": "site", "scopedBy": []}]


@pytest.mark.parametrize("names", [None, 7, [1], [["project_id"]], iter(["project_id"])], ids=repr)
def test_the_narrowing_arguments_are_a_list_of_names(registry: Registry, names: Any) -> None:
    def f(project_id: int) -> None: ...

    with pytest.raises(DefinitionError) as caught:
        client(affects={"project": names}, registry=registry)(f)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.message == f"affects={{'project': {names!r}}} of f must map the context to a list of arguments."
    assert diagnostic.hint == 'Write {"project": []} for every instance.'
