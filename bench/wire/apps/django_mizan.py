"""The same functions, served by mizan-django."""

from django.urls import include, path
from mizan_core import client
from mizan_django import mizan_urls

from . import work
from .models import Activity, Greeting, Member, Order, OrderLine, Project, Tile
from .tiles import TILES


@client
def greet(name: str, times: int) -> Greeting:
    return work.greet(name, times)


@client(auth=True)
def greet_me(name: str, times: int) -> Greeting:
    return work.greet(name, times)


@client
async def greet_async(name: str, times: int) -> Greeting:
    return work.greet(name, times)


@client(affects="project")
def place_order(order: Order) -> list[OrderLine]:
    return work.place_order(order)


@client(context="project")
def project_detail(project_id: int) -> Project:
    return work.project_detail(project_id)


@client(context="project")
def project_members(project_id: int) -> list[Member]:
    return work.project_members(project_id)


@client(context="project")
def project_activity(project_id: int, limit: int = 10) -> Activity:
    return work.project_activity(project_id, limit)


@client(context="rows")
def team_lines(team_id: int) -> list[OrderLine]:
    return work.team_lines(team_id)


def _add_tile(title: str) -> None:
    @client(context="dashboard", name=title)
    def tile(team_id: int) -> Tile:
        return work.tile(title, team_id)


for title in TILES:
    _add_tile(title)

urlpatterns = [path("api/mizan/", include(mizan_urls()))]
