"""FastAPI alone, as its documentation writes it."""

from typing import Annotated

from fastapi import Depends, FastAPI

from . import work
from .fastapi_users import User, require_user
from .models import Greet, Greeting, Order, OrderLine, ProjectPage, RowsPage, Tile
from .tiles import TILES

app = FastAPI(openapi_url=None)


@app.post("/greet")
async def greet(body: Greet) -> Greeting:
    return work.greet(body.name, body.times)


@app.post("/greet_in_thread")
def greet_in_thread(body: Greet) -> Greeting:
    return work.greet(body.name, body.times)


@app.post("/greet_me")
async def greet_me(body: Greet, user: Annotated[User, Depends(require_user)]) -> Greeting:
    return work.greet(body.name, body.times)


@app.post("/place_order")
async def place_order(order: Order) -> list[OrderLine]:
    return work.place_order(order)


@app.get("/project")
async def project(project_id: int, limit: int = 10) -> ProjectPage:
    return ProjectPage(
        project_activity=work.project_activity(project_id, limit),
        project_detail=work.project_detail(project_id),
        project_members=work.project_members(project_id),
    )


@app.get("/rows")
async def rows(team_id: int) -> RowsPage:
    return RowsPage(team_lines=work.team_lines(team_id))


def _add_tile(name: str) -> None:
    @app.get(f"/{name}")
    async def tile(team_id: int) -> Tile:
        return work.tile(name, team_id)


for name in TILES:
    _add_tile(name)
