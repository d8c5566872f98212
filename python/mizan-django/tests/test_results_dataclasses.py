"""Dataclasses that a function creates are sent as they are, without fetching or computing their fields again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from django.contrib.auth.models import User
from mizan_core import Registry
from pydantic import BaseModel
from tracker.models import Project

from .test_results import UserOut, counted, make

pytestmark = pytest.mark.django_db


@dataclass
class Late:
    user: User
    note: str = field(default="", init=False)
    total: int = 0

    def __post_init__(self) -> None:
        self.total += 1


class LateOut(BaseModel):
    user: UserOut
    note: str
    total: int


class TitleOut(BaseModel):
    title: str


@dataclass
class Report:
    projects: Any
    above: Report | None = None

    @property
    def title(self) -> str:
        return "monthly"


def test_a_dataclass_is_not_created_again(registry: Registry, serve: Any, django_assert_num_queries: Any) -> None:
    make(1)
    user = User.objects.get(username="owner0")

    def read() -> LateOut:
        made = Late(user)
        made.note = "set afterwards"
        return made  # type: ignore[return-value]

    result = counted(registry, serve, read, django_assert_num_queries, 1)
    owner = {"username": "owner0", "profile": {"city": "Kyiv"}}
    assert result == {"user": owner, "note": "set afterwards", "total": 1}


def test_attributes_outside_the_output_are_not_followed(
    registry: Registry, serve: Any, django_assert_num_queries: Any
) -> None:
    def read() -> list[TitleOut]:
        report = Report(Project.objects.all())
        report.above = report
        return [report]  # type: ignore[list-item]

    assert counted(registry, serve, read, django_assert_num_queries, 0) == [{"title": "monthly"}]
