"""The work itself: almost none, so that the benchmark measures the frameworks."""

from datetime import UTC, datetime
from decimal import Decimal

from .models import Activity, Greeting, Member, Order, OrderLine, Product, Project, Tile

_LINES = [
    OrderLine(
        id=number,
        product=Product(sku=f"AB-{number:04}", title=f"Product number {number}", is_available=number % 3 > 0),
        quantity=number,
        price=Decimal("19.90") + number,
        ships_at=datetime(2026, 1, number, 12, tzinfo=UTC) if number % 2 else None,
    )
    for number in range(1, 21)
]
_ROWS = _LINES * 10
_MEMBERS = [Member(id=number, name=f"Member {number}", role="editor") for number in range(1, 6)]


def greet(name: str, times: int) -> Greeting:
    text = f"Hello {name}! " * times
    return Greeting(text=text, length=len(text))


def place_order(order: Order) -> list[OrderLine]:
    return _LINES


def project_detail(project_id: int) -> Project:
    return Project(id=project_id, title="Apollo", owner="Ada", is_archived=False)


def project_members(project_id: int) -> list[Member]:
    return _MEMBERS


def project_activity(project_id: int, limit: int = 10) -> Activity:
    return Activity(total=project_id, latest=[f"Change {number}" for number in range(limit)])


def team_lines(team_id: int) -> list[OrderLine]:
    return _ROWS


def tile(title: str, team_id: int) -> Tile:
    return Tile(title=title, value=team_id, trend=[1, 2, 3, 5, 8])
