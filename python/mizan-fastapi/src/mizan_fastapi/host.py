"""The interface of FastAPI to mizan's dispatcher, for one HTTP request."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from functools import cached_property, partial
from types import TracebackType
from typing import Any, Self, TypeVar

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from mizan_core import AuthRule, Context, Invocation, ServerFunction, ValidatedCall, canonical_query
from mizan_core.subject import Subject

from .body import with_body
from .concurrency import Alarm, side_by_side
from .effects import SideEffects
from .execution import NOTHING, UNINJECTED, Executor, Values, read, run
from .identity import Established, Identity, user_of
from .lifetime import Lifetime

T = TypeVar("T")

_SUBJECT = "mizan.subject"

logger = logging.getLogger("mizan")


class FastAPIHost:
    """Implements `mizan_core.Host`. A request behaves as if it had one endpoint that takes all dependencies of the
    functions that it runs: each is resolved once, and those of the user are among them.

    To be entered for the length of the request's work. Entering it establishes who the request is from.
    """

    def __init__(
        self,
        request: Request,
        executor: Executor,
        identity: Identity,
        default_auth: AuthRule,
        alarm: Alarm | None = None,
        effects: SideEffects | None = None,
        body: bytes | None = None,
    ) -> None:
        self._request = request
        self._body = body
        self._executor = executor
        self._identity = identity
        self.default_auth = default_auth
        self._alarm = alarm
        self.effects = SideEffects() if effects is None else effects
        self._lifetime: Lifetime | None = None
        self._prepared: dict[ServerFunction, Values] = {}
        self._established = Established(None)

    @cached_property
    def request(self) -> Request:
        """With its body, if that was read already."""
        return self._request if self._body is None else with_body(self._request, self._body)

    def _open(self) -> Lifetime:
        if self._lifetime is None:
            overrides = self._identity.users.overrides(self._request)
            self._lifetime = Lifetime(self.request, self.effects, overrides)
        return self._lifetime

    async def __aenter__(self) -> Self:
        try:
            self._established = await self._identity.establish(self._request, self._open)
        except BaseException as error:
            if self._lifetime is not None:
                await self._lifetime.end(error)
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._lifetime is not None:
            await self._lifetime.end(error)

    @property
    def user(self) -> Any:
        return user_of(self._request)

    @property
    def subject(self) -> Subject:
        return subject_of(self._request)

    @property
    def refusal(self) -> Exception | None:
        return self._established.refusal

    @property
    def has_side_effects(self) -> bool:
        session = self._request.scope.get("session")
        return getattr(session, "modified", False) or self.effects.has_tasks or bool(self.effects.headers)

    async def run(self, invocations: Sequence[Invocation], complete: Callable[[Sequence[Any]], T]) -> T:
        def completed(results: Sequence[Any]) -> T:
            complete_results = complete(results)
            self._note_user()
            return complete_results

        try:
            injected = [await self._inject(each) for each in invocations]
            result = await run(invocations, completed, injected)
        except BaseException as error:
            if self._lifetime is not None:
                await self._lifetime.end(error)
            raise
        if self._lifetime is not None:
            if len(invocations) == 1 and _outlives_its_call(invocations[0].function):
                self._lifetime.outlive_work()
            await self._lifetime.end()
        return result

    async def in_thread(self, work: Callable[[], T], /) -> T:
        return await run_in_threadpool(work)

    async def prepare(self, calls: Sequence[ValidatedCall]) -> None:
        for call in calls:
            for invocation in call.invocations:
                self._prepared[invocation.function] = await self._inject(invocation)

    async def read(self, calls: Sequence[ValidatedCall]) -> Sequence[bytes]:
        """Functions that share nothing run side by side; the first failure cancels the others, and those in a thread
        are waited for."""
        plan = self._executor.plan(tuple([each.invocations[0].function for each in calls]))
        if len(plan.groups) == len(calls) and not plan.injects:
            alone = [partial(run, each.invocations, each.operation.dump, UNINJECTED) for each in calls]
            return await side_by_side(alone, self._alarm)
        injected = [await self._inject(each.invocations[0]) for each in calls]
        # Overriding dependencies may share anything.
        groups = [range(len(calls))] if self._identity.users.overrides(self._request) else plan.groups
        jobs = [partial(read, [calls[i] for i in group], [injected[i] for i in group]) for group in groups]
        results: dict[int, bytes] = {}
        for group, values in zip(groups, await side_by_side(jobs, self._alarm), strict=True):
            results.update(zip(group, values, strict=True))
        return [results[index] for index in range(len(calls))]

    @asynccontextmanager
    async def reread(self, context: Context) -> AsyncIterator[FastAPIHost | None]:
        if not self._can_reread(context):
            yield None
            return
        self._identity.forget(self._request)
        async with self._again() as again:
            yield again

    async def find_user_again(self) -> None:
        """After a call that may have signed a user in or out by the session."""
        session = self._request.scope.get("session")
        may_have_changed = session is not None and getattr(session, "modified", True)
        if not may_have_changed or self._identity.has_changed(self._request):
            return
        if self._identity.users.finds(self._request):
            self._identity.forget(self._request)
            try:
                async with self._again():
                    pass
            except Exception:  # the call is complete; its response has no identity then
                logger.exception("The user could not be found again after a call")

    def _again(self) -> FastAPIHost:
        """For a part of the request that behaves as another one."""
        return FastAPIHost(
            self._request, self._executor, self._identity, self.default_auth, None, self.effects, self._body
        )

    async def _inject(self, invocation: Invocation) -> Values:
        function = invocation.function
        injected = self._executor.injected(function)
        if injected is None:
            return NOTHING
        if function in self._prepared:
            return self._prepared[function]
        user = self._identity.users.dependency
        if self.refusal is not None and user is not None and injected.depends_on(user):
            raise self.refusal  # the dependency must not run a second time
        names = function.signature.dependency_arguments
        query = canonical_query(function.input_model.given_values(invocation.input, names)) if names else None
        values = await self._open().solve(injected.dependant, query)
        self._identity.note_dependencies(self._request, function.name)
        return values

    def _note_user(self) -> None:
        """Notes a user that the function has changed. An error here must not fail the function, which is complete."""
        try:
            self._identity.note(self._request)
        except Exception:
            logger.exception("The identity of the user could not be determined after a call")

    def _can_reread(self, context: Context) -> bool:
        """Whether a new request would find what can be found now. It would have the cookies that were just set. And a
        middleware, which cannot run again, would name the user anew, for rules and for functions that see the request.
        """
        if self.effects.has_cookies:
            return False
        if self._identity.users.finds(self._request):
            return not self._identity.has_changed(self._request)
        if not hasattr(self._request.state, "user"):
            return True
        injected = [self._executor.injected(each) for each in context.functions]
        return all(each.is_public(self.default_auth) for each in context.functions) and not any(
            each is not None and each.uses_request for each in injected
        )


def subject_of(request: Request) -> Subject:
    """What the log says of the request."""
    scope = request.scope
    if _SUBJECT not in scope:
        scope[_SUBJECT] = Subject()
    subject: Subject = scope[_SUBJECT]
    return subject


def _outlives_its_call(function: ServerFunction) -> bool:
    """Whether the dependencies live until the response was sent, as FastAPI does it: a streamed response may need them.
    Not if it affects something, since clients may read again as soon as they see the header."""
    return function.returns_response and not function.affects
