"""The application: ``uvicorn app.main:app``."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request, Response
from mizan_fastapi import install
from sqlalchemy import select
from starlette.concurrency import run_in_threadpool
from starlette.middleware.sessions import SessionMiddleware

from app import clients as clients
from app import settings
from app.database import engine, sessions
from app.models import User
from app.seed import seed
from app.tables import Table, UserRow


@asynccontextmanager
async def prepare_database(_: FastAPI) -> AsyncIterator[None]:
    Table.metadata.create_all(engine)
    with sessions.begin() as session:
        if session.scalar(select(UserRow.id).limit(1)) is None:
            seed(session)
    yield
    engine.dispose()


app = FastAPI(title="Tracker", version="0.1.0", lifespan=prepare_database)


@app.middleware("http")
async def remember_user(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Sets ``request.state.user``, which mizan's ``auth=`` rules look at."""
    request.state.user = await run_in_threadpool(_user, request.session.get("user_id"))
    return await call_next(request)


def _user(user_id: int | None) -> User | None:
    if user_id is None:
        return None
    with sessions() as session:
        row = session.get(UserRow, user_id)
        return User.model_validate(row) if row else None


# Added last, so it runs first: the middleware above needs the session.
app.add_middleware(SessionMiddleware, secret_key=settings.SECRET, same_site="lax")
install(app, identity_secret=settings.SECRET)
