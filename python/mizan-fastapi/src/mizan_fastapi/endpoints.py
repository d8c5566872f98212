"""The three endpoints, and the response to every error under their prefix."""

import logging

from fastapi import Request
from mizan_core import (
    INVALIDATE_HEADER,
    AuthRule,
    BadRequest,
    Cache,
    CallRequest,
    InvalidToken,
    NotFound,
    Registry,
    Unauthorized,
    handle_call,
    handle_context,
    parse_call,
)
from mizan_core.call_parts import check_takes_files, put_files
from mizan_core.domain_errors import DomainErrors, as_domain_error
from mizan_core.http_cache import HttpCaching, http_caching
from pydantic_core import to_json
from starlette.responses import Response

from .app_handlers import handled_by_app
from .body import Limits, read_body
from .concurrency import Alarm
from .csrf import Csrf, refuse_other_origins
from .disconnect import Disconnect
from .execution import Executor
from .failures import failure_response, is_unexpected
from .host import FastAPIHost, subject_of
from .identity import Identity
from .overrides import acting
from .response import RawJSONResponse, cacheable, expose, sign
from .route import may_have_dependencies
from .uploads import has_parts, read_parts

logger = logging.getLogger("mizan")


class Endpoints:
    """The endpoints of a router. Every response but that of a context that is the same for everyone has an identity
    header, and must not be cached."""

    def __init__(
        self,
        registry: Registry,
        executor: Executor,
        identity: Identity,
        csrf: Csrf | None,
        limits: Limits,
        cache: Cache,
        default_auth: AuthRule,
        errors: DomainErrors,
    ) -> None:
        self.registry = registry
        self.executor = executor
        self.csrf = csrf
        self.users = identity.users
        self._identity = identity
        identity.schemes = lambda: executor.security_schemes(registry)
        self._limits = limits
        self._cache = cache
        self.default_auth = default_auth
        self._errors = errors

    async def session(self, request: Request) -> Response:
        """`GET session/`: the CSRF token, null where none is needed."""
        async with self._host(request):
            if self.csrf is None:
                return self._sign(RawJSONResponse(to_json({"csrfToken": None})), request)
            token, nonce = self.csrf.token(request, self._identity.of_user(request))
        response = RawJSONResponse(to_json({"csrfToken": token}))
        self.csrf.set_cookie(request, response, nonce)
        return self._sign(response, request)

    async def call(self, request: Request) -> Response:
        """`POST call/`. Runs to its end even if the client disconnects, since a mutation must not stop half way."""
        if has_parts(request) and self.registry.takes_files():
            await self._defend(request)
            call = await self._read_with_files(request)
            host = self._host(request, body=b"")  # which is read, and not kept
            async with host:
                called = await handle_call(self.registry, call, host, self._cache)
        else:
            # Before anything is looked up: a client that sends slowly must not occupy a database connection.
            body, unread = await _read(request, self._limits.body_bytes)
            host = self._host(request, body=body)
            async with host:
                self._check_token(request)
                if unread is not None:
                    raise unread
                called = await handle_call(self.registry, parse_call(body), host, self._cache)
        await host.find_user_again()
        if called.body is None:
            response: Response = called.response
            response.headers[INVALIDATE_HEADER] = called.invalidate
        else:
            response = RawJSONResponse(called.body)
        host.effects.apply(response)
        return self._sign(response, request)

    def _check_token(self, request: Request) -> None:
        if self.csrf is not None and not self._identity.is_by_token(request):
            self.csrf.check(request, self._identity.of_user(request))

    async def _defend(self, request: Request) -> None:
        """Checks that no other site has sent a call with files, before it is read. What finds the user ends before that
        too, since reading may take long."""
        if self.csrf is None:
            refuse_other_origins(request)
            return
        async with self._host(request):
            self._check_token(request)
        self._identity.forget(request)

    async def _read_with_files(self, request: Request) -> CallRequest:
        parts = await read_parts(request, self._limits)
        call = parse_call(parts.call)
        check_takes_files(self.registry.get(call.fn))
        put_files(parts.files, call.args)
        return call

    async def context(self, request: Request) -> Response:
        """`GET ctx/{name}/`. Its functions are cancelled when the client disconnects."""
        name = request.path_params["name"]
        async with self._host(request, Disconnect(request)) as host:
            data = await handle_context(self.registry, name, _query_of(request), host, self._cache)
        response = RawJSONResponse(data)
        caching = None if host.has_side_effects else self._caching(request, name)
        if caching is not None:
            return expose(cacheable(request, response, self._identity.of(request), caching), request.scope)
        host.effects.apply(response)
        return self._sign(response, request)

    async def unknown(self, request: Request) -> Response:
        """Every other path under the prefix."""
        raise NotFound("Unknown path. mizan serves session/, call/ and ctx/<name>/ here; each ends with a slash.")

    async def fail(self, request: Request, error: Exception) -> Response:
        if isinstance(error, Unauthorized):
            self._identity.warn_of_anonymous(request)
        error = await self._translated(request, error)
        if acting(request.scope) and is_unexpected(error):
            raise error  # a test shows the cause instead of a request id
        if not self._identity.was_asked(request):  # it failed before
            try:
                async with self._host(request):
                    pass
            except InvalidToken as invalid:
                # The response belongs neither to a user nor to an anonymous request, so this error replaces all others.
                return sign(failure_response(invalid, subject_of(request)), None)
            except Exception:
                logger.exception("The user of a failed request could not be determined")
        subject = subject_of(request)
        subject.identity = self._identity.of(request)
        return self._sign(failure_response(error, subject), request)

    async def _translated(self, request: Request, error: Exception) -> Exception:
        """The error that the application has declared for one of its own exceptions."""
        try:
            found = as_domain_error(error, self._errors) or await handled_by_app(request, error)
        except Exception as own:
            return own
        return error if found is None else found.with_traceback(error.__traceback__)

    def _host(self, request: Request, alarm: Alarm | None = None, body: bytes | None = None) -> FastAPIHost:
        return FastAPIHost(request, self.executor, self._identity, self.default_auth, alarm, body=body)

    def _caching(self, request: Request, name: str) -> HttpCaching | None:
        """Dependencies of the app or the router may refuse users, and ``vary`` makes differences that no cache
        between the server and a client knows."""
        may_share = self._cache.vary is None and not may_have_dependencies(request.scope)
        return http_caching(self.registry.context(name), self.default_auth, may_share=may_share)

    def _sign(self, response: Response, request: Request) -> Response:
        return expose(sign(response, self._identity.of(request)), request.scope)


async def _read(request: Request, limit: int) -> tuple[bytes, BadRequest | None]:
    """The body, or the error for it, which is raised after more important errors."""
    try:
        return await read_body(request, limit), None
    except BadRequest as error:
        return b"", error


def _query_of(request: Request) -> str:
    try:
        query: str = request.scope["query_string"].decode()
    except UnicodeDecodeError:
        raise BadRequest("The query string is not UTF-8.") from None
    return query
