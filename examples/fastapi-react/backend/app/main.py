"""The application: ``uvicorn app.main:app``."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI
from mizan_fastapi import install
from sqlalchemy import select
from starlette.middleware.sessions import SessionMiddleware

from app import clients as clients
from app import settings
from app.access import current_user, user_of_token
from app.database import engine, sessions
from app.seed import seed
from app.tables import Table, UserRow
from app.tokens import tokens


@asynccontextmanager
async def prepare_database(_: FastAPI) -> AsyncIterator[None]:
    Table.metadata.create_all(engine)
    with sessions.begin() as session:
        if session.scalar(select(UserRow.id).limit(1)) is None:
            seed(session)
    yield
    engine.dispose()


app = FastAPI(title="Tracker", version="0.1.0", lifespan=prepare_database)


app.add_middleware(SessionMiddleware, secret_key=settings.SECRET, same_site="lax")
install(
    app,
    identity_secret=settings.SECRET,
    user=Depends(current_user),
    tokens=tokens,
    load_user=user_of_token,
)
