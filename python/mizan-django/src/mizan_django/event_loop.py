"""Which requests need an event loop: most have none to wait for, and are answered by one thread."""

from collections.abc import Sequence

from mizan_core import Context, Operation, Registry
from mizan_core.invalidation import Mounted


def call_needs_event_loop(registry: Registry, operation: Operation, mounted: Sequence[Mounted]) -> bool:
    if operation.needs_event_loop:
        return True
    if not mounted:
        return False
    affected = {each.context for each in mounted} & set(operation.affects or ()) & set(registry.contexts)
    return any(context_needs_event_loop(registry.contexts[name]) for name in affected)


def context_needs_event_loop(context: Context) -> bool:
    return any(each.needs_event_loop for each in context.functions)
