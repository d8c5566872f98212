"""Models of packages that change fields, managers or classes: the output equals what the instances say."""

from decimal import Decimal
from typing import Any

import pytest
from catalogue.models import Category, Product
from django.db import connection
from django.test.utils import CaptureQueriesContext
from mizan_core import Registry
from mizan_django.testing import MizanClient
from pydantic import AliasPath, BaseModel, Field

from .test_results import counted

pytestmark = pytest.mark.django_db


class CountryOut(BaseModel):
    code: str
    name: str


class MoneyOut(BaseModel):
    amount: Decimal
    currency: str = Field(validation_alias=AliasPath("currency", "code"))


class VersionOut(BaseModel):
    name: str
    history_type: str


class CategoryOut(BaseModel):
    name: str
    level: int
    children: list["CategoryOut"]


class ProductOut(BaseModel):
    label: str
    get_size_display: str
    category: str = Field(validation_alias=AliasPath("category", "parent", "name"))
    price: MoneyOut
    price_currency: str
    origin: CountryOut
    markets: list[CountryOut]
    versions: list[VersionOut]


def make(count: int) -> None:
    root = Category.objects.create(name="root")
    for number in range(count):
        category = Category.objects.create(name=f"category{number}", parent=root)
        product = Product.objects.create(
            name="draft", category=category, price=Decimal("9.50"), origin="UA", markets=["NZ", "FR"], size="l"
        )
        product.name = f"product{number}"
        product.save()


def expected(number: int) -> Any:
    return {
        "label": f"product{number} (Large)",
        "get_size_display": "Large",
        "category": "root",
        "price": {"amount": "9.50", "currency": "EUR"},
        "price_currency": "EUR",
        "origin": {"code": "UA", "name": "Ukraine"},
        "markets": [{"code": "FR", "name": "France"}, {"code": "NZ", "name": "New Zealand"}],
        "versions": [
            {"name": f"product{number}", "history_type": "~"},
            {"name": "draft", "history_type": "+"},
        ],
    }


@pytest.mark.parametrize("count", [2, 5])
def test_money_countries_history_and_methods(
    count: int, registry: Registry, serve: Any, django_assert_num_queries: Any
) -> None:
    make(count)

    def read() -> list[ProductOut]:
        return Product.objects.order_by("pk")

    # the products with their categories and the parents of these; the versions
    result = counted(registry, serve, read, django_assert_num_queries, 2)
    assert result == [expected(number) for number in range(count)]


@pytest.mark.parametrize("count", [2, 5])
def test_a_tree(count: int, registry: Registry, serve: Any, django_assert_num_queries: Any) -> None:
    make(count)

    def read() -> list[CategoryOut]:
        return Category.objects.root_nodes()

    # the root, the level below, and that there are no more levels
    result = counted(registry, serve, read, django_assert_num_queries, 3)
    children = [{"name": f"category{number}", "level": 1, "children": []} for number in range(count)]
    assert result == [{"name": "root", "level": 0, "children": children}]


def test_an_output_equals_what_the_instances_say(registry: Registry, serve: Any) -> None:
    make(2)

    class PlainOut(BaseModel):
        name: str
        price_currency: str
        size: str

    def read() -> list[PlainOut]:
        return Product.objects.order_by("-pk")

    names = list(PlainOut.model_fields)
    rows = [{name: getattr(each, name) for name in names} for each in Product.objects.order_by("-pk")]
    assert _read(registry, serve, read) == rows


def test_a_method_that_returns_rows_is_called_once_for_each_row(registry: Registry, serve: Any) -> None:
    make(3)

    class SiblingsOut(BaseModel):
        name: str
        siblings: list[ProductOut]

    def read() -> list[SiblingsOut]:
        return Product.objects.order_by("pk").select_related("category")

    with CaptureQueriesContext(connection) as queries:
        result = _read(registry, serve, read)
    assert result == [{"name": f"product{number}", "siblings": []} for number in range(3)]
    assert len(queries) == 1 + 3


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("delete", r"Product\.delete\(\) changes data, so it is not called"),
        ("discounted", "missing 1 required positional argument: 'percent'"),
    ],
)
def test_methods_that_cannot_be_called_are_reported_with_their_field(
    name: str, reason: str, registry: Registry, serve: Any
) -> None:
    make(1)
    output: Any = type("WrongOut", (BaseModel,), {"__annotations__": {name: Any}})

    def read() -> Any:
        return Product.objects.get()

    read.__annotations__["return"] = output
    with pytest.raises(ValueError, match=rf"(?s)^1 validation error for WrongOut\n{name}\n.*{reason}"):
        _read(registry, serve, read)
    assert Product.objects.count() == 1


def _read(registry: Registry, serve: Any, function: Any) -> Any:
    from mizan_core import client

    client(name="read", registry=registry)(function)
    serve()
    return MizanClient().call("read").result
