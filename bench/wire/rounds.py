"""All contenders in turn, in rounds, so that other load on the machine affects all of them equally."""

import statistics
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from .answers import answers
from .contenders import MIZAN, Backend, Contender
from .environment import BENCH, PYTHON, REPOSITORY
from .items import Item
from .load import Load, measure
from .request import Request
from .server import Server, free_port

WARM_UP = 1.0
"""Seconds before the first round."""


@dataclass(frozen=True)
class Outcome:
    """One contender with one piece of work."""

    loads: Sequence[Load]
    """One a round."""

    @property
    def per_second(self) -> float:
        return statistics.median(load.per_second for load in self.loads)

    @property
    def cpu_microseconds(self) -> float:
        return statistics.median(load.cpu_microseconds for load in self.loads)

    def times_the_requests_of(self, other: "Outcome") -> float:
        return _median_ratio(lambda load: load.per_second, self, other)

    def times_as_thrifty_as(self, other: "Outcome") -> float:
        """How often this contender does the work in the CPU time in which the other does it once."""
        return _median_ratio(lambda load: 1 / load.cpu_microseconds, self, other)


def _median_ratio(of: Callable[[Load], float], one: Outcome, other: Outcome) -> float:
    return statistics.median(of(mine) / of(yours) for mine, yours in zip(one.loads, other.loads, strict=True))


def race(
    backend: Backend, items: Sequence[Item], rounds: int, seconds: float, environment: Mapping[str, str]
) -> dict[str, dict[str, Outcome]]:
    """The outcomes by item and contender."""
    with ExitStack() as stack:
        servers = [(each, stack.enter_context(_start(each, environment))) for each in backend.contenders]
        for item in items:
            _refuse_differences(item, servers)
            for contender, server in servers:
                measure(server, _requests(item, contender), WARM_UP)
        loads: dict[str, dict[str, list[Load]]] = {}
        for _ in range(rounds):
            for item in items:
                for contender, server in servers:
                    load = measure(server, _requests(item, contender), seconds)
                    loads.setdefault(item.name, {}).setdefault(contender.name, []).append(load)
    return {item: {name: Outcome(each) for name, each in found.items()} for item, found in loads.items()}


def with_checkout(backend: Backend, checkout: Path) -> Backend:
    """The backend with one more contender: mizan from another checkout."""
    mizan = next(each for each in backend.contenders if each.name == MIZAN)
    sources = ":".join(str(each) for each in sorted((checkout / "python").glob("*/src")))
    environment = {**mizan.environment, "PYTHONPATH": f"{sources}:{BENCH}"}
    other = Contender(f"mizan of {checkout.name}", mizan.module, mizan.is_wsgi, environment, speaks_mizan=True)
    return Backend(backend.name, backend.server, backend.items, (*backend.contenders, other))


def _start(contender: Contender, environment: Mapping[str, str]) -> Server:
    port = free_port()
    own = {"PYTHONPATH": str(BENCH), **environment, **contender.environment}
    return Server([str(PYTHON), *contender.arguments(port)], port, own, REPOSITORY)


def _requests(item: Item, contender: Contender) -> Sequence[Request]:
    return item.of_mizan if contender.speaks_mizan else item.of_endpoints


def _refuse_differences(item: Item, servers: Sequence[tuple[Contender, Server]]) -> None:
    found = {each.name: answers(server, _requests(item, each)) for each, server in servers}
    expected = found[MIZAN]
    for name, given in found.items():
        if given != expected:
            raise RuntimeError(f"{item.title}: {name} answers {given}, but mizan {expected}")
