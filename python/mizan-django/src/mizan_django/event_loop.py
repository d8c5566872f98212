"""Which requests need an event loop: most have none to wait for, and are answered by one thread."""

import inspect
from collections.abc import Sequence

from mizan_core import Context, Operation, Registry
from mizan_core.invalidation import Mounted


def call_needs_event_loop(registry: Registry, operation: Operation, mounted: Sequence[Mounted]) -> bool:
    if _is_async(operation):
        return True
    affected = {each.context for each in mounted} & set(operation.affects or ()) & set(registry.contexts)
    return any(context_needs_event_loop(registry.contexts[name]) for name in affected)


def context_needs_event_loop(context: Context) -> bool:
    return any(map(_is_async, context.functions))


def _is_async(operation: Operation) -> bool:
    rules = [operation.auth, *(part.auth for part in operation.parts)]
    return any(part.is_async for part in operation.parts) or any(map(_is_async_rule, rules))


def _is_async_rule(rule: object) -> bool:
    if not callable(rule):
        return False
    return inspect.iscoroutinefunction(rule) or inspect.iscoroutinefunction(getattr(rule, "__call__", None))  # noqa: B004
