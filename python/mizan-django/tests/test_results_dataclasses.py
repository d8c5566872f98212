"""Dataclasses that hold what a database has."""

from dataclasses import InitVar, dataclass, field
from typing import Any, Generic, TypeVar

import pytest
from django.contrib.auth.models import User
from mizan_core import Registry
from tracker.models import Project, Tag

from .test_results import ProjectOut, TagOut, UserOut, counted, expected, make

pytestmark = pytest.mark.django_db

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found:
    projects: list[ProjectOut]
    total: int
    owner: UserOut | None = None


@dataclass
class Page(Generic[T]):
    items: list[T]
    names: list[str] = field(default_factory=list)


@pytest.mark.parametrize("count", [2, 6])
def test_a_queryset_in_one_is_read_with_a_fixed_number_of_queries(
    count: int, registry: Registry, serve: Any, django_assert_num_queries: Any
) -> None:
    make(count)

    def read() -> Found:
        return Found(Project.objects.order_by("pk"), count, User.objects.get(username="owner0"))  # type: ignore[arg-type]

    # as without the dataclass, and the owner with the profile
    result = counted(registry, serve, read, django_assert_num_queries, 1 + 1 + 3 * 2 + 2)
    owner = {"username": "owner0", "profile": {"city": "Kyiv"}}
    assert result == {"projects": [expected(number) for number in range(count)], "total": count, "owner": owner}


@pytest.mark.parametrize("count", [2, 6])
def test_instances_in_several_of_them(
    count: int, registry: Registry, serve: Any, django_assert_num_queries: Any
) -> None:
    make(count)

    def read() -> dict[str, list[Page[ProjectOut]]]:
        projects: Any = Project.objects.order_by("pk")
        return {"pages": [Page([each]) for each in projects]}

    result = counted(registry, serve, read, django_assert_num_queries, 2 + 2 + 3 * 2)
    assert result == {"pages": [{"items": [expected(number)], "names": []} for number in range(count)]}


def test_one_that_holds_a_queryset_of_plain_values(
    registry: Registry, serve: Any, django_assert_num_queries: Any
) -> None:
    make(1)

    def read() -> Page[int]:
        names: Any = Tag.objects.order_by("name").values_list("name", flat=True)
        return Page([1], names)

    assert counted(registry, serve, read, django_assert_num_queries, 1) == {"items": [1], "names": ["blue", "red"]}


def test_a_dict_that_does(registry: Registry, serve: Any, django_assert_num_queries: Any) -> None:
    make(1)

    def read() -> dict[str, list[str]]:
        names: Any = Tag.objects.order_by("name").values_list("name", flat=True)
        return {"names": names}

    assert counted(registry, serve, read, django_assert_num_queries, 1) == {"names": ["blue", "red"]}


@dataclass
class Scaled:
    tags: list[TagOut]
    factor: InitVar[int]
    length: int = 1

    def __post_init__(self, factor: int) -> None:
        self.length *= factor


def test_one_without_any_is_not_made_again(registry: Registry, serve: Any, django_assert_num_queries: Any) -> None:
    def read() -> list[Scaled]:
        return [Scaled([TagOut(name="red")], 3)]

    result = counted(registry, serve, read, django_assert_num_queries, 0)
    assert result == [{"tags": [{"name": "red"}], "length": 3}]
