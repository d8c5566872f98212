"""mizan's endpoints as an `APIRouter`, or right on an app."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fastapi import APIRouter, FastAPI
from mizan_core import AuthRule, Cache, DefinitionError, Diagnostic, Registry, check_parameters, default_registry
from mizan_core.access import check_default_auth
from mizan_core.domain_errors import DomainErrors, check_domain_errors

from .bearer import Bearer, LoadUser
from .body import Limits
from .csrf import Csrf
from .endpoints import Endpoints
from .execution import Executor
from .identity import Identity
from .installation import remember
from .route import envelope_route
from .uploads import check_installed
from .users import FindUser, Users

if TYPE_CHECKING:  # needs the extra mizan-core[tokens]
    from mizan_core.tokens import Tokens


def create_router(
    *,
    registry: Registry = default_registry,
    identity_secret: str | bytes | None = None,
    max_body_bytes: int = 1_000_000,
    max_upload_bytes: int = 25_000_000,
    max_upload_files: int = 100,
    csrf: bool = False,
    user: FindUser | None = None,
    tokens: Tokens | None = None,
    load_user: LoadUser | None = None,
    cache: Cache | None = None,
    concurrent_reads: bool = True,
    auth: AuthRule = None,
    errors: DomainErrors | None = None,
) -> APIRouter:
    """`GET session/`, `POST call/` and `GET ctx/{name}/` for the functions of `registry`, to include under a prefix.

    Every failure below that prefix has a response in mizan's envelope, unknown paths and methods included; the app's
    other routes are not affected. Dependencies of the app and of
    `include_router` run as for any route.

    - `identity_secret`: random text, at least 32 bytes, the same in every process. It keys `X-Mizan-Identity`.
    - `max_body_bytes`: of a call; a larger one is refused before it is read to its end.
    - `max_upload_bytes`, `max_upload_files`: of a call with files, whose JSON is limited by `max_body_bytes`.
    - `csrf`: whether calls need a token from `session/`; see `mizan_fastapi.csrf` for when they should.
    - `user`: who is signed in: `Depends(current_user)`, resolved once a request together with the dependencies of the
      functions, or a function of the request. None is an anonymous request, as is an exception with a 4xx status, which
      is the response for functions with a rule. By default what a middleware has put into `request.state.user`. Rules
      look at its `is_authenticated`, `is_staff` and `is_superuser`.
    - `tokens`: requests with `Authorization: Bearer` are their token's user's, or refused. The others are `user`'s.
    - `load_user`: the user of a verified token, sync or async; None refuses it. By default the token itself.
    - `cache`: where functions with `cache=` keep results; by default in this process's memory, which is right for one
      process only.
    - `concurrent_reads`: whether the functions of a context that share no dependency run side by side. Turn it off for
      sessions that are shared in another way, such as by a `ContextVar`.
    - `auth`: the rule of functions that declare none; `@client(auth=False)` makes a function public. By default such
      functions are public.
    - `errors`: the errors that clients receive for exceptions of the application: `{OutOfStock: Conflict}`, or a
      function of the exception. Handlers that the app has for its own exceptions (`app.exception_handler`) are asked
      too: their status and message are sent.
    """
    router = APIRouter()
    endpoints = _endpoints(
        registry,
        identity_secret,
        Limits(max_body_bytes, max_upload_bytes, max_upload_files),
        csrf,
        user,
        tokens,
        load_user,
        cache,
        concurrent_reads,
        auth,
        errors,
    )
    _add_routes(router, "", endpoints)
    return router


def install(
    app: FastAPI,
    *,
    prefix: str = "/api/mizan",
    registry: Registry = default_registry,
    identity_secret: str | bytes | None = None,
    max_body_bytes: int = 1_000_000,
    max_upload_bytes: int = 25_000_000,
    max_upload_files: int = 100,
    csrf: bool = False,
    user: FindUser | None = None,
    tokens: Tokens | None = None,
    load_user: LoadUser | None = None,
    cache: Cache | None = None,
    concurrent_reads: bool = True,
    auth: AuthRule = None,
    errors: DomainErrors | None = None,
) -> None:
    """Serves the functions of `registry` under `prefix`, which from then on is mizan's alone.

    The other options are those of `create_router`.
    """
    # Right on the app, since an included router is matched twice a request.
    endpoints = _endpoints(
        registry,
        identity_secret,
        Limits(max_body_bytes, max_upload_bytes, max_upload_files),
        csrf,
        user,
        tokens,
        load_user,
        cache,
        concurrent_reads,
        auth,
        errors,
    )
    _add_routes(app.router, prefix.rstrip("/"), endpoints)


def _endpoints(
    registry: Registry,
    identity_secret: str | bytes | None,
    limits: Limits,
    csrf: bool,
    user: FindUser | None,
    tokens: Tokens | None,
    load_user: LoadUser | None,
    cache: Cache | None,
    concurrent_reads: bool,
    auth: AuthRule,
    errors: DomainErrors | None,
) -> Endpoints:
    check_default_auth("install()", auth)
    check_domain_errors("errors=", errors or {})
    diagnostics = list(atomicity_diagnostics(registry))
    if diagnostics:
        raise DefinitionError(diagnostics)
    chosen = Cache() if cache is None else cache
    if tokens is not None:
        tokens.settings.refuse_secret(chosen.secret, "the cache's secret")
    elif load_user is not None:
        raise ValueError(
            "load_user= needs tokens=, since it finds the user of a token. Add tokens=, or use user= for other "
            "requests."
        )
    bearer = None if tokens is None else Bearer(tokens, load_user)
    identity = Identity(identity_secret, Users(user, bearer))
    defence = Csrf(identity.secret) if csrf else None
    check_parameters(registry)
    check_installed(registry)
    return Endpoints(
        registry, Executor(concurrent=concurrent_reads), identity, defence, limits, chosen, auth, errors or {}
    )


def _add_routes(router: APIRouter, prefix: str, endpoints: Endpoints) -> None:
    """Routes are tried in order, so the one that is asked for most comes first."""
    route = envelope_route(endpoints.fail)
    for path, endpoint, methods, name in (
        ("/ctx/{name}/", endpoints.context, ["GET"], "mizan-context"),
        ("/call/", endpoints.call, ["POST"], remember(endpoints)),
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


def atomicity_diagnostics(registry: Registry) -> Iterator[Diagnostic]:
    """For `@client(atomic=False)`: mizan opens no transaction on FastAPI, so it cannot leave one out either. To accept
    the option would promise that the writes of a function stay when it fails, which depends on the application's own
    dependencies."""
    for operation in registry:
        if not operation.atomic:
            yield Diagnostic(
                f"{operation.name} has atomic=False, but mizan opens no transaction on FastAPI.",
                "Remove atomic=False. Your dependencies manage transactions: commit there before the function raises.",
                operation.source,
            )
