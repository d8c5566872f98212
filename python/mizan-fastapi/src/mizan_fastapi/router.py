"""mizan's endpoints as an `APIRouter`, or right on an app."""

from fastapi import APIRouter, FastAPI
from mizan_core import Registry, default_registry

from .csrf import Csrf
from .endpoints import Endpoints
from .execution import Executor
from .identity import FindUser, Identity
from .installation import remember
from .route import envelope_route


def create_router(
    *,
    registry: Registry = default_registry,
    identity_secret: str | bytes | None = None,
    max_body_bytes: int = 1_000_000,
    csrf: bool = False,
    user: FindUser | None = None,
) -> APIRouter:
    """`GET session/`, `POST call/` and `GET ctx/{name}/` for the functions of `registry`, to include under a prefix.

    Every failure below that prefix is answered in mizan's envelope, unknown paths and methods included; the app's
    exception handlers are not asked, nor are its other routes affected. Dependencies of the app and of
    `include_router` run as for any route.

    - `identity_secret`: random text, at least 32 bytes, the same in every process. It keys `X-Mizan-Identity`.
    - `max_body_bytes`: of a call; a larger one is refused before it is read to its end.
    - `csrf`: whether calls need a token from `session/`; see `mizan_fastapi.csrf` for when they should.
    - `user`: who is signed in, sync or async; None for nobody. By default what a middleware or dependency has put
      into `request.state.user`. Rules look at its `is_authenticated`, `is_staff` and `is_superuser`.
    """
    router = APIRouter()
    _add_routes(router, "", _endpoints(registry, identity_secret, max_body_bytes, csrf, user))
    return router


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

    The other options are those of `create_router`.
    """
    # Right on the app, since an included router is matched twice a request.
    endpoints = _endpoints(registry, identity_secret, max_body_bytes, csrf, user)
    _add_routes(app.router, prefix.rstrip("/"), endpoints)


def _endpoints(
    registry: Registry, identity_secret: str | bytes | None, max_body_bytes: int, csrf: bool, user: FindUser | None
) -> Endpoints:
    identity = Identity(identity_secret, user)
    defence = Csrf(identity.secret) if csrf else None
    return Endpoints(registry, Executor(), identity, defence, max_body_bytes)


def _add_routes(router: APIRouter, prefix: str, endpoints: Endpoints) -> None:
    """Routes are tried in order, so the one that is asked for most comes first."""
    route = envelope_route(endpoints.fail)
    for path, endpoint, methods, name in (
        ("/call/", endpoints.call, ["POST"], remember(endpoints)),
        ("/ctx/{name}/", endpoints.context, ["GET"], "mizan-context"),
        ("/session/", endpoints.session, ["GET"], "mizan-session"),
        ("/{path:path}", endpoints.unknown, [], "mizan-unknown"),  # no methods means all of them
    ):
        router.add_api_route(
            prefix + path,
            endpoint,
            methods=methods,
            name=name,
            operation_id=name,  # FastAPI would make it from the method
            response_model=None,
            include_in_schema=False,
            route_class_override=route,
        )
