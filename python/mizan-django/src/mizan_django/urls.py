"""mizan's endpoints for a project's `urls.py`."""

import asyncio
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.apps import apps
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ImproperlyConfigured
from django.db import connections, transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import ResolverMatch, URLPattern
from django.urls.resolvers import RoutePattern
from django.views.decorators.csrf import csrf_exempt
from mizan_core import DefinitionError, Registry, default_registry

from .discovery import import_diagnostics
from .endpoint import Endpoint
from .endpoints import Call, Context, Session, Unknown

KEPT_MATCHES = 64


class TwofoldPattern(URLPattern):
    """Leads to a sync view under WSGI and to an async one under ASGI.

    To Django a view is one or the other, and adapts it: an async view would cost each request under WSGI an event
    loop, which is more than the rest of the request.
    """

    def __init__(self, route: str, endpoint: Endpoint, name: str) -> None:
        self.endpoint = endpoint
        pattern = RoutePattern(route, name=name, is_endpoint=True)
        sync_view, async_view = _views(endpoint)
        super().__init__(pattern, sync_view, name=name)
        # An including resolver copies the match, so the same object can be returned again.
        self._resolve_sync = lru_cache(KEPT_MATCHES)(super().resolve)
        self._resolve_async = lru_cache(KEPT_MATCHES)(URLPattern(pattern, async_view, name=name).resolve)

    def resolve(self, path: str) -> ResolverMatch | None:
        try:
            asyncio.get_running_loop()
        except RuntimeError:
            return self._resolve_sync(path)
        return self._resolve_async(path)


class RefusingPattern(TwofoldPattern):
    """Refuses every request, in a project with import errors that a command without system checks did not report."""

    def resolve(self, path: str) -> ResolverMatch | None:
        raise DefinitionError(import_diagnostics)


def mizan_urls(registry: Registry = default_registry) -> list[URLPattern]:
    """`session/`, `call/` and `ctx/<name>/`, to include: `path("api/mizan/", include(mizan_urls()))`.

    Every failure below that prefix has a response in mizan's envelope, unknown paths and methods included.
    Raises ImproperlyConfigured without `mizan_django` among the installed apps.
    """
    if not apps.is_installed("mizan_django"):
        raise ImproperlyConfigured('mizan_urls() needs the app "mizan_django". Add "mizan_django" to INSTALLED_APPS.')
    pattern = RefusingPattern if import_diagnostics else TwofoldPattern
    return [
        pattern("call/", Call(registry), "mizan-call"),
        pattern("ctx/<str:name>/", Context(registry), "mizan-context"),
        pattern("session/", Session(registry), "mizan-session"),
        pattern("", Unknown(registry), "mizan-root"),
        pattern("<path:path>", Unknown(registry), "mizan-unknown"),
    ]


def _views(endpoint: Endpoint) -> tuple[Callable[..., Any], Callable[..., Any]]:
    def mizan(request: HttpRequest, *_: str, **captured: str) -> HttpResponseBase:
        return endpoint.handle(request, captured)

    async def mizan_async(request: HttpRequest, *_: str, **captured: str) -> HttpResponseBase:
        return await endpoint.handle_async(request, captured)

    # The endpoint checks CSRF and who may call itself, and keeps `refreshed` out of the transaction that it reports on.
    views: list[Callable[..., Any]] = [csrf_exempt(mizan), csrf_exempt(mizan_async)]
    for view in map(login_not_required, views):
        for alias in connections:
            transaction.non_atomic_requests(using=alias)(view)
    return views[0], views[1]
