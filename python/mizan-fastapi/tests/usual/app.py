"""The application itself."""

from fastapi import Depends, FastAPI
from mizan_fastapi import install
from sqlalchemy import Engine

from .dependencies import get_current_user
from .functions import registry


def create_app(engine: Engine) -> FastAPI:
    app = FastAPI()
    app.state.engine = engine
    install(app, registry=registry, identity_secret="s" * 32, user=Depends(get_current_user))
    return app
