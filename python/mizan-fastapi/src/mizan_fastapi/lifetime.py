"""The dependencies of one request: each is resolved once, by FastAPI itself, and ends with the request's work."""

from collections.abc import Mapping
from contextlib import AsyncExitStack
from typing import Any

from fastapi import Request
from fastapi.dependencies.models import Dependant
from fastapi.dependencies.utils import solve_dependencies
from fastapi.exceptions import RequestValidationError

from .effects import SideEffects
from .overrides import Overrides, Overriding

REQUEST_STACK = "fastapi_inner_astack"
"""The key of a request's scope for what ends after the response was sent."""
_FUNCTION_STACK = "fastapi_function_astack"


class Lifetime:
    """Begins with the first dependency that is resolved. The re-read after a call has lifetimes of its own, as requests
    that come later would."""

    def __init__(self, request: Request, effects: SideEffects, overrides: Overriding) -> None:
        self._effects = effects
        self._overrides = Overrides(overrides)
        self._outer = request
        self._request: Request | None = None
        self._cache: dict[Any, Any] = {}
        self._exits: AsyncExitStack | None = None

    async def solve(self, dependant: Dependant, query: str | None = None) -> Mapping[str, Any]:
        """The injected values by name. Dependencies see ``query`` as the request's query string, where one is given.

        Raises RequestValidationError, or whatever a dependency raises.
        """
        if self._request is None:
            self._request = await self._begin()
        request = self._request
        if query is not None:
            request = Request({**request.scope, "query_string": query.encode()}, request.receive)
        solution = await solve_dependencies(
            request=request,
            dependant=dependant,
            response=self._effects.response,
            background_tasks=self._effects.background,
            dependency_overrides_provider=self._overrides,
            dependency_cache=self._cache,
            async_exit_stack=request.scope[REQUEST_STACK],
            embed_body_fields=False,
        )
        if solution.errors:
            raise RequestValidationError(solution.errors)
        return solution.values

    async def _begin(self) -> Request:
        scope = self._outer.scope
        scope.setdefault("state", {})  # what dependencies set there must not be on the copy alone
        self._exits = exits = AsyncExitStack()
        # Dependencies of scope "function" end before those of scope "request".
        request_stack = await exits.enter_async_context(AsyncExitStack())
        function_stack = await exits.enter_async_context(AsyncExitStack())
        stacks = {REQUEST_STACK: request_stack, _FUNCTION_STACK: function_stack}
        return Request({**scope, **stacks}, self._outer.receive)

    async def end(self, error: BaseException | None = None) -> None:
        """Ends what `yield` dependencies began. They see the error, and may raise another one in its place."""
        if self._exits is None:
            return
        exits, self._exits = self._exits, None
        cause = (None, None, None) if error is None else (type(error), error, error.__traceback__)
        if await exits.__aexit__(*cause):
            raise RuntimeError(
                "A dependency suppressed an exception. Raise the exception again after `except` around `yield`."
            ) from error

    def outlive_work(self) -> None:
        """Leaves the end to FastAPI, which ends the dependencies of its own endpoints when the response was sent."""
        if self._exits is not None:
            self._outer.scope[REQUEST_STACK].push_async_exit(self._exits)
            self._exits = None
