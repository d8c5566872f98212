"""Functions with `cache=` whose results are not kept, or kept where mutations do not reach them."""

from collections.abc import Iterator, Sequence

from django.conf import settings
from django.core.checks import CheckMessage, Warning
from mizan_core import Registry, ServerFunction

from .replicas import replicas


def check_cache(registries: Sequence[Registry]) -> Iterator[CheckMessage]:
    contexts = (context for registry in registries for context in registry.contexts.values())
    cached = (each for context in contexts for each in context.functions if each.cache is not None)
    for function in cached:
        yield from _of_processes(function)
        yield from _of_replicas(function)
        return  # one hint for all


def _of_processes(function: ServerFunction) -> Iterator[CheckMessage]:
    if "CACHE" not in getattr(settings, "MIZAN", {}):
        yield Warning(
            f"{function.name} is cached in the memory of each process, which knows nothing of changes in others.",
            hint='Give MIZAN["CACHE"] the "URL" of a Redis, or make it {} if there is only one process.',
            obj=function.source,
            id="mizan.W004",
        )


def _of_replicas(function: ServerFunction) -> Iterator[CheckMessage]:
    if replicas():
        yield Warning(
            f"{function.name} has cache=, but nothing is kept: what is read from a replica may be older than the last "
            f"change ({', '.join(sorted(replicas()))}).",
            hint='If they are never behind, set MIZAN["REPLICAS"] to the databases that are: [] for none.',
            obj=function.source,
            id="mizan.W011",
        )
