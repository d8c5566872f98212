"""Detects rows that contain themselves, so that an infinite output is refused."""

from collections.abc import Callable, Hashable, Iterable
from functools import cache
from graphlib import CycleError, TopologicalSorter
from typing import Any, TypeAlias

from django.db.models import Model

from .schemas import Schemas, attributes

_FIRST_LOOK = 4
"""Levels. Less deep results are checked only once, when all is fetched."""

_Visit: TypeAlias = tuple[int, Schemas]


class Descent:
    """The graph of instances, which is recorded only if the types contain themselves."""

    def __init__(self, schemas: Schemas) -> None:
        self._is_recursive = contain_themselves(schemas)
        self._visited: dict[_Visit, Model] = {}  # which keeps them, and so their ids
        self._below: dict[_Visit, list[_Visit]] = {}

    def visits(self, instance: Model, schemas: Schemas) -> bool:
        """Whether it has not been visited for these models."""
        visit = (id(instance), schemas)
        if visit in self._visited:
            return False
        self._visited[visit] = instance
        return True

    def leads(self, instance: Model, schemas: Schemas, found: Iterable[Model], nested: Schemas) -> None:
        if self._is_recursive:
            below = self._below.setdefault((id(instance), schemas), [])
            below += [(id(each), nested) for each in found]

    def refuse_rings_of_rows(self, depth: int) -> None:
        """While fetching, each time that it has become twice as deep: each level has new instances of the same rows, so
        the keys are looked at."""
        if depth >= _FIRST_LOOK and depth.bit_count() == 1:
            self._refuse_rings(lambda each: (each.__class__, each.pk))

    def refuse_rings(self) -> None:
        """When all has been fetched: instances that hold each other, from which there was nothing to fetch."""
        self._refuse_rings(id)

    def _refuse_rings(self, same: Callable[[Model], Hashable]) -> None:
        if not self._is_recursive:
            return
        graph: dict[Any, set[Any]] = {}
        instances: dict[Any, Model] = {}
        nodes = {visit: (same(each), visit[1]) for visit, each in self._visited.items()}
        for visit, node in nodes.items():
            instances[node] = self._visited[visit]
            graph.setdefault(node, set()).update(nodes[each] for each in self._below.get(visit, ()) if each in nodes)
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            raise RecursionError(_endless([instances[each] for each in reversed(error.args[1])])) from None


def _endless(ring: list[Model]) -> str:
    names = " → ".join(f"{each.__class__.__name__} {each.pk}" for each in ring)
    return (
        f"The output would be infinite, since its rows contain themselves: {names}. Return a flat output with the "
        "key of "
        "the related row (`parent_id: int | None`) instead of the row."
    )


@cache
def contain_themselves(schemas: Schemas) -> bool:
    """Whether a model is met again inside itself."""
    graph: dict[Any, set[Any]] = {}
    pending = [*schemas]
    while pending:
        each = pending.pop()
        if each not in graph:
            graph[each] = {below for nested in attributes(each).values() for below in nested}
            pending += graph[each]
    try:
        TopologicalSorter(graph).prepare()
    except CycleError:
        return True
    return False
