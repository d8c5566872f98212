"""How the functions of a context run: which of them one after another, and which at the same time."""

from collections.abc import Sequence
from dataclasses import dataclass

from .dependencies import Injected, Shared


@dataclass(frozen=True, slots=True)
class Plan:
    """For functions in a given order; they are named by their index."""

    injects: bool
    """Whether any of them has parameters that FastAPI fills."""
    groups: Sequence[Sequence[int]]
    """Functions of one group run one after another, since they share what is injected, directly or by way of others:
    a database session is used by one of them at a time. Different groups share nothing and run at the same time."""


def make_plan(injected: Sequence[Injected | None], *, concurrent: bool) -> Plan:
    """Not `concurrent`: all functions are one group."""
    injects = any(injected)
    if not concurrent:
        return Plan(injects, [range(len(injected))])
    groups: list[tuple[Shared, list[int]]] = []
    for index, each in enumerate(injected):
        shared = Shared() if each is None else each.shared
        members = [index]
        for other in [group for group in groups if group[0] & shared]:
            groups.remove(other)
            shared |= other[0]
            members += other[1]
        groups.append((shared, members))
    return Plan(injects, [sorted(members) for _, members in groups])
