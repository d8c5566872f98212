"""The same functions, served by mizan-fastapi."""

from fastapi import FastAPI
from mizan_core import client
from mizan_fastapi import install

from . import work
from .fastapi_users import find_user
from .models import Activity, Greeting, Member, Order, OrderLine, Project, Tile
from .tiles import TILES

SECRET = "0123456789abcdef0123456789abcdef"

app = FastAPI(openapi_url=None)
install(app, identity_secret=SECRET)

members = FastAPI(openapi_url=None)
"""Apart, since mizan asks who it is on every request where it is told how."""
install(members, identity_secret=SECRET, user=find_user)


@client
async def greet(name: str, times: int) -> Greeting:
    return work.greet(name, times)


@client
def greet_in_thread(name: str, times: int) -> Greeting:
    return work.greet(name, times)


@client(auth=True)
async def greet_me(name: str, times: int) -> Greeting:
    return work.greet(name, times)


@client(affects="project")
async def place_order(order: Order) -> list[OrderLine]:
    return work.place_order(order)


@client(context="project")
async def project_detail(project_id: int) -> Project:
    return work.project_detail(project_id)


@client(context="project")
async def project_members(project_id: int) -> list[Member]:
    return work.project_members(project_id)


@client(context="project")
async def project_activity(project_id: int, limit: int = 10) -> Activity:
    return work.project_activity(project_id, limit)


@client(context="rows")
async def team_lines(team_id: int) -> list[OrderLine]:
    return work.team_lines(team_id)


def _add_tile(title: str) -> None:
    @client(context="dashboard", name=title)
    async def tile(team_id: int) -> Tile:
        return work.tile(title, team_id)


for title in TILES:
    _add_tile(title)
