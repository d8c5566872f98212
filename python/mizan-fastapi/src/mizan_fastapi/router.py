"""mizan's endpoints as an `APIRouter`."""

from fastapi import APIRouter
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
    identity = Identity(identity_secret, user)
    defence = Csrf(identity.secret) if csrf else None
    endpoints = Endpoints(registry, Executor(), identity, defence, max_body_bytes)
    router = APIRouter(route_class=envelope_route(endpoints.fail), include_in_schema=False)
    router.add_api_route("/session/", endpoints.session, methods=["GET"], response_model=None)
    router.add_api_route("/call/", endpoints.call, methods=["POST"], response_model=None, name=remember(endpoints))
    router.add_api_route("/ctx/{name}/", endpoints.context, methods=["GET"], response_model=None)
    # No methods means all of them; the name of an operation is made from its method, so it is given here.
    router.add_api_route(
        "/{path:path}", endpoints.unknown, methods=[], operation_id="mizan_unknown", response_model=None
    )
    return router
