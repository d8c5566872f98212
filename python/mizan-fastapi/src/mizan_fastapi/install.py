"""mizan on an app, in one line."""

from fastapi import FastAPI
from mizan_core import Registry, default_registry

from .identity import FindUser
from .router import create_router


def install(
    app: FastAPI,
    *,
    prefix: str = "/api/mizan",
    registry: Registry = default_registry,
    identity_secret: str | bytes | None = None,
    max_body_bytes: int = 1_000_000,
    csrf: bool = False,
    user: FindUser | None = None,
) -> None:
    """Serves the functions of `registry` under `prefix`, which from then on is mizan's alone.

    The options are those of `create_router`.
    """
    router = create_router(
        registry=registry,
        identity_secret=identity_secret,
        max_body_bytes=max_body_bytes,
        csrf=csrf,
        user=user,
    )
    app.include_router(router, prefix=prefix)
