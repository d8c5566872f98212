"""Annotations that say more than a type, and validators that look at what they are given."""

from decimal import Decimal
from typing import Annotated, Any

import pytest
from mizan_core import Registry
from pydantic import AfterValidator, BaseModel, PlainSerializer
from tracker.models import Project

from .test_results import counted, make

pytestmark = pytest.mark.django_db

Price = Annotated[Decimal, PlainSerializer(float, return_type=float)]


def test_an_annotation_of_pydantic_may_be_inside_a_union_or_a_container(
    registry: Registry, serve: Any, django_assert_num_queries: Any
) -> None:
    make(2)

    class LoudOut(BaseModel):
        name: Annotated[str, AfterValidator(str.upper)] | None
        price: Price | None = None
        prices: list[Price] = [Decimal("0.5")]

    def read() -> list[LoudOut]:
        return Project.objects.order_by("name")

    assert counted(registry, serve, read, django_assert_num_queries, 1) == [
        {"name": f"PROJECT{number}", "price": None, "prices": [0.5]} for number in range(2)
    ]
