"""Iterators become lists, and lazy values query the database in the request's thread."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

import pytest
from django.core.paginator import Paginator
from mizan_core import Registry, client
from pydantic import BaseModel
from tracker.models import Project, Tag

from .test_results import ProjectOut, counted, expected, make

pytestmark = pytest.mark.django_db


class TagOut(BaseModel):
    name: str


@dataclass
class Page:
    items: list[TagOut]


class CountOut(BaseModel):
    count: int


def generated() -> Iterator[Tag]:
    yield from Tag.objects.order_by("-name")


class Tags:
    @property
    def count(self) -> int:
        return Tag.objects.count()


@pytest.fixture(autouse=True)
def tags() -> None:
    Tag.objects.bulk_create([Tag(name="red"), Tag(name="blue")])


@pytest.mark.parametrize(
    "make",
    [
        lambda: chain(Tag.objects.filter(name="red"), Tag.objects.filter(name="blue")),
        generated,
        lambda: Tag.objects.order_by("-name").iterator(),
    ],
    ids=["chain", "generator", "iterator"],
)
@pytest.mark.parametrize("is_async", [False, True])
def test_iterators_of_instances_are_lists(backend: Any, registry: Registry, make: Any, is_async: bool) -> None:
    def read() -> list[TagOut]:
        return make()  # type: ignore[no-any-return]

    async def read_async() -> list[TagOut]:
        return make()  # type: ignore[no-any-return]

    client(name="read", registry=registry)(read_async if is_async else read)
    response = backend.call("read")
    assert (response.status_code, response.json().get("result")) == (200, [{"name": "red"}, {"name": "blue"}])


@pytest.mark.parametrize("is_async", [False, True])
def test_a_property_of_a_plain_object_may_query_the_database(backend: Any, registry: Registry, is_async: bool) -> None:
    def read() -> CountOut:
        return Tags()  # type: ignore[return-value]

    async def read_async() -> CountOut:
        return Tags()  # type: ignore[return-value]

    client(name="read", registry=registry)(read_async if is_async else read)
    response = backend.call("read")
    assert (response.status_code, response.json().get("result")) == (200, {"count": 2})


@pytest.mark.parametrize("is_async", [False, True])
def test_a_dict_for_a_dataclass_may_contain_querysets(backend: Any, registry: Registry, is_async: bool) -> None:
    def read() -> Page:
        return {"items": Tag.objects.order_by("name")}  # type: ignore[return-value]

    async def read_async() -> Page:
        return {"items": Tag.objects.order_by("name")}  # type: ignore[return-value]

    client(name="read", registry=registry)(read_async if is_async else read)
    response = backend.call("read")
    result = {"items": [{"name": "blue"}, {"name": "red"}]}
    assert (response.status_code, response.json().get("result")) == (200, result)


@pytest.mark.parametrize("count", [2, 6])
def test_a_page_of_a_paginator(count: int, registry: Registry, serve: Any, django_assert_num_queries: Any) -> None:
    make(count)

    def read() -> list[ProjectOut]:
        return Paginator(Project.objects.order_by("pk"), count).page(1)  # type: ignore[return-value]

    # the count of rows; then the same as without a paginator
    result = counted(registry, serve, read, django_assert_num_queries, 1 + 1 + 1 + 3 * 2)
    assert result == [expected(number) for number in range(count)]
