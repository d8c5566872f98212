"""Test clients: `MizanClient` around Django's test client, and `AsyncMizanClient` around its async one.

    class ProjectTests(TestCase):
        def test_renaming(self):
            client = MizanClient(self.client).as_user(self.ada)
            called = client.call("rename_project", project_id=7, name="Borea")
            called.assert_invalidates("project", project_id=7)

What holds for Django's client holds here: `force_login()`, `defaults`, `enforce_csrf_checks`, the transaction of a
`TestCase`, and that unexpected exceptions are raised in the test.
"""

from typing import Any, Self, TypeVar

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.test import AsyncClient as DjangoAsyncClient
from django.test import Client as DjangoClient
from mizan_core.testing import AsyncClient, Called, CallError, Client, Request, Response

from .installation import installations

__all__ = ["AsyncMizanClient", "CallError", "Called", "MizanClient"]

C = TypeVar("C", DjangoClient, DjangoAsyncClient)


class MizanClient(Client[HttpResponseBase]):
    def __init__(self, client: DjangoClient | None = None, *, prefix: str | None = None) -> None:
        """`client` is used as it is, with its cookies: `self.client` of a `TestCase`, or pytest-django's `client`.
        `prefix` is that of mizan, such as `"/api/mizan"`, for a project that includes `mizan_urls()` several times."""
        self.http = DjangoClient() if client is None else client
        self._prefix = prefix

    def as_user(self, user: Any) -> Self:
        """A client with cookies of its own, in which this user is signed in; None for an anonymous one."""
        http = _another(self.http)
        if user is not None:
            http.force_login(user)
        return type(self)(http, prefix=self._prefix)

    @property
    def _needs_token(self) -> bool:
        return self.http.handler.enforce_csrf_checks

    def _send(self, request: Request) -> Response[HttpResponseBase]:
        return _response(self.http.generic(**_arguments(request, self._prefix)))


class AsyncMizanClient(AsyncClient[HttpResponseBase]):
    """`MizanClient` with async methods. Requests pass Django's async handler, as under ASGI."""

    def __init__(self, client: DjangoAsyncClient | None = None, *, prefix: str | None = None) -> None:
        """`client` is used as it is: `self.async_client` of a `TestCase`, or pytest-django's `async_client`."""
        self.http = DjangoAsyncClient() if client is None else client
        self._prefix = prefix
        self._user: Any = None

    def as_user(self, user: Any) -> Self:
        """A client with cookies of its own, in which this user is signed in before its first request."""
        client = type(self)(_another(self.http), prefix=self._prefix)
        client._user = user
        return client

    @property
    def _needs_token(self) -> bool:
        return self.http.handler.enforce_csrf_checks

    async def _send(self, request: Request) -> Response[HttpResponseBase]:
        if self._user is not None:
            await self.http.aforce_login(self._user)
            self._user = None
        return _response(await self.http.generic(**_arguments(request, self._prefix)))


def _another(client: C) -> C:
    """A client without cookies, otherwise as the given one."""
    other = type(client)(
        enforce_csrf_checks=client.handler.enforce_csrf_checks,
        raise_request_exception=client.raise_request_exception,
    )
    other.defaults = {**client.defaults}
    return other


def _arguments(request: Request, prefix: str | None) -> dict[str, Any]:
    data, content_type = request.body or (b"", "application/json")
    return {
        "method": request.method,
        "path": f"{_prefix(prefix)}/{request.path}",
        "data": data,
        "content_type": content_type,
        "headers": request.headers,
    }


def _prefix(given: str | None) -> str:
    if given is not None:
        return given.rstrip("/")
    found = [each.prefix for each in installations()]
    if len(found) == 1:
        return found[0]
    if not found:
        raise LookupError("The project does not serve mizan. Add include(mizan_urls()) to its URLs.")
    names = ", ".join(f'"{each}"' for each in found)
    raise LookupError(f"Pass the prefix of mizan to the test client, prefix=…: the project has {names}.")


def _response(received: HttpResponseBase) -> Response[HttpResponseBase]:
    body = received.content if isinstance(received, HttpResponse) else b""
    return Response(received.status_code, received.headers, body, received)
