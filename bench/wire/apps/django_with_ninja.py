"""django-ninja, as its documentation writes it."""

from django.db import transaction
from django.http import HttpRequest
from django.urls import path
from ninja import NinjaAPI
from ninja.security import django_auth

from . import work
from .models import Greet, Greeting, Order, OrderLine, ProjectPage, RowsPage, Tile
from .tiles import TILES

api = NinjaAPI(openapi_url=None)


@api.post("/greet", response=Greeting)
def greet(request: HttpRequest, body: Greet) -> Greeting:
    return work.greet(body.name, body.times)


@api.post("/greet_me", response=Greeting, auth=django_auth)
def greet_me(request: HttpRequest, body: Greet) -> Greeting:
    return work.greet(body.name, body.times)


@api.post("/greet_async", response=Greeting)
async def greet_async(request: HttpRequest, body: Greet) -> Greeting:
    return work.greet(body.name, body.times)


@api.post("/place_order", response=list[OrderLine])
@transaction.atomic
def place_order(request: HttpRequest, order: Order) -> list[OrderLine]:
    return work.place_order(order)


@api.get("/project", response=ProjectPage)
def project(request: HttpRequest, project_id: int, limit: int = 10) -> ProjectPage:
    return ProjectPage(
        project_activity=work.project_activity(project_id, limit),
        project_detail=work.project_detail(project_id),
        project_members=work.project_members(project_id),
    )


@api.get("/rows", response=RowsPage)
def rows(request: HttpRequest, team_id: int) -> RowsPage:
    return RowsPage(team_lines=work.team_lines(team_id))


def _add_tile(name: str) -> None:
    @api.get(f"/{name}", response=Tile, operation_id=name)
    def tile(request: HttpRequest, team_id: int) -> Tile:
        return work.tile(name, team_id)


for name in TILES:
    _add_tile(name)

urlpatterns = [path("", api.urls)]
