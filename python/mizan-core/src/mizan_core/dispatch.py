"""The dispatcher: processes a request without a framework.

A backend parses the request, hands it to :func:`handle_call` or :func:`handle_context` with a :class:`Host`, and turns
what they raise into a response with :func:`~mizan_core.failure.failure_of`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, NamedTuple, Protocol, TypeVar

from pydantic_core import to_json

from .auth import AuthRule, check_request, check_user
from .cache import Cache
from .call_request import CallRequest
from .errors import MizanError, ValidationFailed
from .invalidation import Invalidation, Mounted, invalidations, stale_mounted
from .operation import Invocation, Operation, ValidatedCall
from .output import is_framework_response
from .query import fill_in, parse_query
from .registry import Context, Registry
from .subject import Subject

T = TypeVar("T")


class RolledBack(Exception):
    """Raised by :meth:`Host.run` when the functions returned but requested a rollback. Nothing is stale."""

    def __init__(self, completed: Any) -> None:
        super().__init__()
        self.completed = completed
        """The return value of ``complete``."""


class Host(Protocol):
    """The interface of a framework to the dispatcher, for one request."""

    @property
    def request(self) -> Any:
        """The framework's request, for authorisation rules that are functions."""
        ...

    @property
    def user(self) -> Any:
        """The user who is signed in; None for an anonymous request."""
        ...

    @property
    def default_auth(self) -> AuthRule:
        """The rule of functions that declare none. None if everyone may call them."""
        ...

    @property
    def refusal(self) -> Exception | None:
        """The exception of the application when it could not find the user. It is raised for functions with a rule; for
        the others the request is anonymous."""
        ...

    @property
    def subject(self) -> Subject:
        """Where the dispatcher notes what the request is about, for :func:`~mizan_core.failure.failure_of`."""
        ...

    @property
    def has_side_effects(self) -> bool:
        """Whether the functions changed more than their results: headers, cookies, the session, background tasks. Such
        results are never cached, since a cached result would not repeat these changes."""
        ...

    async def run(self, invocations: Sequence[Invocation], complete: Callable[[Sequence[Any]], T]) -> T:
        """Runs the functions in order as one unit of work, and returns ``complete(their results)``.

        The framework adds the injected parameters, runs sync functions in a thread, and awaits their results if these
        are awaitable (as those of a plain decorator around an async function are). ``complete`` converts the results to
        JSON, may raise, and is called while transactions and dependencies are still open. When ``run`` returns, all
        writes are committed: clients and the cache are notified only then. Raises :class:`RolledBack` if a mutation
        requested a rollback and returned.
        """
        ...

    async def in_thread(self, work: Callable[[], T], /) -> T:
        """Runs blocking work off the event loop."""
        ...

    async def prepare(self, calls: Sequence[ValidatedCall]) -> None:
        """Resolves injected parameters, which may refuse the request. Called before cached results are used, since the
        functions themselves may not run then."""
        ...

    async def read(self, calls: Sequence[ValidatedCall]) -> Sequence[bytes]:
        """The JSON of each call, in order: ``run(call.invocations, call.operation.dump)``. Each call is a separate unit
        of work, and they run concurrently if the framework can. Raises the first error itself, not a group."""
        ...

    def reread(self, context: Context) -> AbstractAsyncContextManager[Host | None]:
        """Entered after the commit of a mutation. Yields the host for reading an affected context again.

        The host behaves like that of a new request: the user and the permissions are found again, and reads see the
        writes of the mutation. None if the framework cannot do this: the context is left to ``invalidate``.
        """
        ...


class CallResponse(NamedTuple):
    """Either ``body`` (JSON bytes) or the framework ``response`` that the function returned."""

    body: bytes | None
    response: Any
    invalidate: str
    """The JSON array for the header ``X-Mizan-Invalidate`` of a framework response."""


async def handle_call(registry: Registry, call: CallRequest, host: Host, cache: Cache | None = None) -> CallResponse:
    """Resolves, validates, authorises, runs, and re-reads the mounted contexts that went stale.

    A backend has one ``cache`` for all requests; without one nothing is cached.
    """
    operation = registry.get(call.fn)
    host.subject.is_about(operation)
    admitted = await admit(operation, call.args, host)
    stale = invalidations(registry, admitted)

    def complete(results: Sequence[Any]) -> tuple[bytes | None, Any]:
        if len(results) == 1 and is_framework_response(results[0]):
            return None, results[0]
        return operation.dump(results), None

    try:
        if cache is None or not stale:
            result, response = await host.run(admitted.invocations, complete)
        else:
            async with cache.changing(registry, stale, host):
                result, response = await host.run(admitted.invocations, complete)
    except RolledBack as undone:
        result, response = undone.completed
        stale = []
    invalidate = [each.as_json() for each in stale]
    if result is None:
        return CallResponse(None, response, json.dumps(invalidate))
    refreshed = await _refresh(registry, stale, call.mounted, host, cache) if call.mounted else []
    body = b'{"result":%b,"invalidate":%b,"refreshed":[%b]}' % (
        result,
        to_json(invalidate),
        b",".join(refreshed),
    )
    return CallResponse(body, None, "")


async def handle_context(registry: Registry, name: str, query: str, host: Host, cache: Cache | None = None) -> bytes:
    """JSON of every function of a context; fails as a whole. ``query`` is the query string of the request.

    Everything is authorised and validated before anything is taken from the ``cache``.
    """
    context = registry.context(name)
    host.subject.is_about(context)
    return await _read_context(context, lambda: parse_query(context, query), host, cache)


async def _read_context(
    context: Context, params: Callable[[], Mapping[str, Any]], host: Host, cache: Cache | None
) -> bytes:
    """``params`` is called after the caller has been checked, since its errors name parameters."""
    for function in context.functions:
        await _check_caller(function, host)
    given = params()
    _refuse_unknown(context, given)
    arguments = [fill_in(function.input_model.shapes, given) for function in context.functions]
    calls = [await _validate(function, args, host) for function, args in zip(context.functions, arguments, strict=True)]
    if cache is None or not context.is_cached:
        results = await host.read(calls)
    else:
        results = await _read_through(cache, context, calls, arguments, host)
    return b"{%b}" % b",".join(map(b"%b:%b".__mod__, zip(context.keys, results, strict=True)))


async def admit(operation: Operation, args: Mapping[str, Any], host: Host) -> ValidatedCall:
    """Authorises and validates. A user who may not call the operation receives no validation errors."""
    await _check_caller(operation, host)
    return await _validate(operation, args, host)


async def _check_caller(operation: Operation, host: Host) -> None:
    """Checks every rule that needs no input."""
    default = host.default_auth
    if operation.is_public(default):
        return
    if host.refusal is not None:
        raise host.refusal
    user = host.user
    await check_user(operation.rule(default), user, host.in_thread)
    for part in operation.parts:
        if part is not operation:
            await check_user(part.rule(default), user, host.in_thread)


async def _validate(operation: Operation, args: Mapping[str, Any], host: Host) -> ValidatedCall:
    """Validates the arguments, then checks the rules that are functions of them."""
    call = operation.validate(args)
    default = host.default_auth
    if operation.is_public(default):
        return call
    rules = [(each.function.rule(default), each.function.name, each.input) for each in call.invocations]
    if operation not in operation.parts:
        rules.insert(0, (operation.rule(default), operation.name, call.input))
    for rule, name, given in rules:
        if callable(rule):
            await check_request(rule, name, host.user, host.request, given, host.in_thread)
    return call


async def _read_through(
    cache: Cache,
    context: Context,
    calls: Sequence[ValidatedCall],
    arguments: Sequence[Mapping[str, Any]],
    host: Host,
) -> Sequence[bytes]:
    """Runs the functions whose results are not cached, and stores the results when all functions have succeeded."""
    reads = [(call.invocations[0], args) for call, args in zip(calls, arguments, strict=True)]
    await host.prepare(calls)
    slots = await cache.find(context, reads, host)
    results = {index: slot.value for index, slot in enumerate(slots) if slot is not None and slot.value is not None}
    missing = [index for index in range(len(calls)) if index not in results]
    try:
        fresh = await host.read([calls[index] for index in missing]) if missing else []
    except BaseException:
        await cache.discard(slots, host)
        raise
    results.update(zip(missing, fresh, strict=True))
    found = [(slots[index], result) for index, result in zip(missing, fresh, strict=True)]
    keep = [(slot, result) for slot, result in found if slot is not None]
    if host.has_side_effects:
        await cache.discard(slots, host)
    elif keep:
        await cache.store(keep, host)
    return [results[index] for index in range(len(calls))]


def _refuse_unknown(context: Context, params: Mapping[str, Any]) -> None:
    unknown = params.keys() - context.parameters.keys()
    if unknown:
        raise ValidationFailed(
            details=[
                {"loc": [name], "type": "extra_forbidden", "message": "Extra inputs are not permitted"}
                for name in sorted(unknown)
            ]
        )


async def _refresh(
    registry: Registry,
    stale: Sequence[Invalidation],
    mounted: Sequence[Mounted],
    host: Host,
    cache: Cache | None,
) -> list[bytes]:
    """Reads the mounted contexts again. A failure is left to ``invalidate`` and never fails the mutation."""
    refreshed = []
    for entry in stale_mounted(registry, stale, mounted):
        try:
            data = await _read_again(registry.context(entry.context), entry, host, cache)
        except Exception as error:
            if not isinstance(error, MizanError):
                subject = Subject()
                subject.is_about(registry.context(entry.context))
                subject.log_lost_refresh(error)
            continue
        if data is None:
            continue
        refreshed.append(
            b'{"context":%b,"params":%b,"data":%b}' % (to_json(entry.context), to_json(dict(entry.params)), data)
        )
    return refreshed


async def _read_again(context: Context, entry: Mounted, host: Host, cache: Cache | None) -> bytes | None:
    async with host.reread(context) as again:
        return None if again is None else await _read_context(context, lambda: entry.params, again, cache)
