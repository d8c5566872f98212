"""Query parameters of dependencies are arguments of functions and parameters of contexts, as they are in FastAPI."""

import re
from datetime import date
from enum import StrEnum
from importlib.metadata import version
from typing import Annotated, Any

import pytest
from fastapi import Depends, FastAPI, Query
from mizan_core import DefinitionError, Registry, client, export_document
from pydantic import BaseModel, Field

pytestmark = pytest.mark.skipif(
    tuple(map(int, version("fastapi").split(".")[:2])) < (0, 157),
    reason="FastAPI takes a model from the query string beside other parameters since 0.157",
)


class Page:
    def __init__(self, skip: int = 0, limit: Annotated[int, Query(le=100, description="At most.")] = 10) -> None:
        self.skip, self.limit = skip, limit


class Sort(StrEnum):
    NAME = "name"
    AGE = "age"


class Filter(BaseModel):
    since: date
    sort: Sort = Sort.NAME
    tags: list[str] = Field(default_factory=list)


def filtered(filter: Annotated[Filter, Query()], archived: bool | None = None) -> list[Any]:
    return [filter.since, filter.sort, filter.tags, archived]


Paged = Annotated[Page, Depends()]
Filtered = Annotated[list[Any], Depends(filtered)]


@pytest.fixture(autouse=True)
def functions(registry: Registry) -> None:
    @client(context="items", registry=registry)
    def items(page: Paged) -> list[int]:
        return [page.skip, page.limit]

    @client(context="people", registry=registry)
    def people(filter: Filtered, name: str) -> list[Any]:
        return [name, *filter]

    @client(registry=registry)
    def find(filter: Filtered, page: Paged) -> list[Any]:
        return [*filter, page.skip, page.limit]

    @client(affects={"items": []}, registry=registry)
    def change() -> None: ...


async def test_parameters_of_a_context_reach_the_dependency(serve: Any) -> None:
    backend = serve()
    assert (await backend.get("ctx/items/")).json() == {"items": [0, 10]}
    assert (await backend.get("ctx/items/?limit=5&skip=3")).json() == {"items": [3, 5]}
    response = await backend.get("ctx/people/?archived=true&name=ada&since=2026-01-02&sort=age&tags=a&tags=b%26c")
    assert response.json() == {"people": ["ada", "2026-01-02", "age", ["a", "b&c"], True]}


async def test_arguments_of_a_call_reach_the_dependency(serve: Any) -> None:
    backend = serve()
    response = await backend.call("find", {"since": "2026-01-02", "tags": ["x"], "archived": False, "skip": 7})
    assert response.json()["result"] == ["2026-01-02", "name", ["x"], False, 7, 10]


@pytest.mark.parametrize(
    ("args", "loc"),
    [({"since": "2026-01-02", "limit": 101}, ["limit"]), ({}, ["since"]), ({"since": "2026-01-02", "x": 1}, ["x"])],
)
async def test_arguments_of_dependencies_are_validated_as_arguments(serve: Any, args: Any, loc: Any) -> None:
    response = await serve().call("find", args)
    assert (response.status_code, response.json()["error"]["details"][0]["loc"]) == (422, loc)


async def test_the_query_string_of_a_call_is_ignored(serve: Any) -> None:
    backend = serve()
    body = {"fn": "find", "args": {"since": "2026-01-02"}}
    response = await backend.http.post("/api/mizan/call/?skip=9&since=2020-01-01", json=body)
    assert response.json()["result"] == ["2026-01-02", "name", [], None, 0, 10]


async def test_each_instance_is_refreshed_with_its_own_arguments(serve: Any) -> None:
    mounted = [{"context": "items", "params": {"skip": skip}} for skip in (1, 2)]
    response = await serve().call("change", mounted=mounted)
    assert [each["data"] for each in response.json()["refreshed"]] == [{"items": [1, 10]}, {"items": [2, 10]}]


def test_the_document_lists_the_arguments_of_dependencies(registry: Registry) -> None:
    document = export_document(registry, title="t", version="1", prefix="/api/mizan")
    find = document["components"]["schemas"]["FindInput"]
    assert sorted(find["properties"]) == ["archived", "limit", "since", "skip", "sort", "tags"]
    assert find["required"] == ["since"]
    limit = find["properties"]["limit"]
    assert (limit["default"], limit["maximum"], limit["description"]) == (10, 100, "At most.")
    assert sorted(document["x-mizan-contexts"]["items"]["params"]) == ["limit", "skip"]


async def test_an_argument_of_the_function_is_passed_to_both(serve: Any, registry: Registry) -> None:
    def doubled(amount: int = 1) -> int:
        return amount * 2

    @client(registry=registry)
    def both(doubled: Annotated[int, Depends(doubled)], amount: int = 1) -> list[int]:
        return [amount, doubled]

    backend = serve()
    assert (await backend.call("both", {"amount": 4})).json()["result"] == [4, 8]
    assert (await backend.call("both")).json()["result"] == [1, 2]


def test_one_name_with_two_types_is_an_error(registry: Registry) -> None:
    def by_number(amount: int) -> int:
        return amount

    @client(registry=registry)
    def both(number: Annotated[int, Depends(by_number)], amount: str) -> None: ...

    (function,) = registry.get("both").parts
    with pytest.raises(DefinitionError, match=re.escape('dependencies declare "amount" with different types')):
        _ = function.signature


async def test_an_override_needs_no_arguments(app: FastAPI, serve: Any) -> None:
    app.dependency_overrides[filtered] = lambda: ["overridden"]
    response = await serve().get("ctx/people/?name=ada&since=2026-01-02")
    assert response.json() == {"people": ["ada", "overridden"]}
