"""The inputs and outputs: the same pydantic models for every contender."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class Greet(BaseModel):
    """The arguments of `greet`, strict about unknown fields as mizan is."""

    model_config = ConfigDict(extra="forbid")

    name: str
    times: int


class Greeting(BaseModel):
    text: str
    length: int


class Address(BaseModel):
    street: str
    city: str
    postcode: Annotated[str, Field(max_length=10)]
    country: Literal["DE", "FR", "NL"]


class OrderItem(BaseModel):
    sku: Annotated[str, Field(pattern=r"^[A-Z]{2}-\d{4}$")]
    quantity: Annotated[int, Field(ge=1, le=99)]


class Order(BaseModel):
    model_config = ConfigDict(extra="forbid")

    customer_id: int
    reference: Annotated[str, Field(min_length=3, max_length=40)]
    placed_at: datetime
    currency: Literal["EUR", "USD"]
    is_gift: bool
    note: str | None = None
    tags: list[str]
    delivery: Address
    billing: Address
    items: list[OrderItem]


class Product(BaseModel):
    sku: str
    title: str
    is_available: bool


class OrderLine(BaseModel):
    id: int
    product: Product
    quantity: int
    price: Decimal
    ships_at: datetime | None


class Project(BaseModel):
    id: int
    title: str
    owner: str
    is_archived: bool


class Member(BaseModel):
    id: int
    name: str
    role: Literal["owner", "editor", "viewer"]


class Activity(BaseModel):
    total: int
    latest: list[str]


class ProjectParams(BaseModel):
    """The query of the page of one project."""

    project_id: int
    limit: int = 10


class ProjectPage(BaseModel):
    """The answer of the context of one project, for contenders that write it by hand."""

    project_activity: Activity
    project_detail: Project
    project_members: list[Member]


class RowsPage(BaseModel):
    """The answer of the context of many rows, for contenders that write it by hand."""

    team_lines: list[OrderLine]


class TileParams(BaseModel):
    team_id: int


class Tile(BaseModel):
    title: str
    value: int
    trend: list[int]
