"""The application: ``uvicorn conduit_api.main:app``."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI
from mizan_fastapi import install
from sqlalchemy import select
from starlette.middleware.sessions import SessionMiddleware

from conduit_api import clients as clients
from conduit_api import settings
from conduit_api.access import current_user
from conduit_api.database import engine, sessions
from conduit_api.seed import seed
from conduit_api.tables import Row, UserRow


@asynccontextmanager
async def prepare_database(_: FastAPI) -> AsyncIterator[None]:
    Row.metadata.create_all(engine)
    with sessions.begin() as session:
        if session.scalar(select(UserRow.id).limit(1)) is None:
            seed(session)
    yield
    engine.dispose()


app = FastAPI(title="Conduit", version="0.1.0", lifespan=prepare_database)
app.add_middleware(SessionMiddleware, secret_key=settings.SECRET, same_site="lax")
install(app, identity_secret=settings.SECRET, user=Depends(current_user))
