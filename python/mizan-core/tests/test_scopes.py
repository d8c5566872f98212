"""For any contexts and mutations, every changed instance is invalidated."""

from __future__ import annotations

import asyncio
import inspect
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from mizan_core import Cache, Registry, canonical_query, client, register_compose

DIMENSIONS = ("project", "sprint", "member")
VALUES = (1, 2)
CONTEXTS = ("a", "b")

Takes = Mapping[str, bool]
"""Arguments, and whether they are required; one that is null filters by nothing."""
Arguments = Mapping[str, int | None]
Instance = tuple[str, dict[str, int]]


@dataclass(frozen=True)
class Read:
    """A function of a context."""

    context: str
    takes: Takes


@dataclass(frozen=True)
class Change:
    """A mutation. An argument says which rows it changes or, if it is in ``sets``, what they become.

    ``is_wide`` is whether it declares that every instance is affected.
    """

    affects: frozenset[str]
    takes: Takes
    sets: frozenset[str]
    is_wide: bool


class World:
    """The data of a context: rows with a value in each dimension. A read returns those that its arguments select."""

    def __init__(self) -> None:
        combinations = itertools.product(VALUES, repeat=len(DIMENSIONS))
        self.rows = [{**dict(zip(DIMENSIONS, each, strict=True)), "changes": 0} for each in combinations]

    def read(self, arguments: Arguments) -> list[list[int]]:
        return [[number, row["changes"]] for number, row in self._chosen(arguments)]

    def reader(self) -> Callable[..., list[list[int]]]:
        """Adds a function that reads the data."""
        return lambda **arguments: self.read(arguments)

    def change(self, sets: frozenset[str], arguments: Arguments) -> None:
        chosen = list(self._chosen({name: value for name, value in arguments.items() if name not in sets}))
        for _, row in chosen:
            row.update({name: value for name, value in arguments.items() if name in sets and value is not None})
            row["changes"] += 1

    def _chosen(self, arguments: Arguments) -> Iterator[tuple[int, dict[str, int]]]:
        for number, row in enumerate(self.rows):
            if all(value is None or row[name] == value for name, value in arguments.items()):
                yield number, row


class Application:
    """The functions over a world."""

    def __init__(self, reads: Sequence[Read], changes: Sequence[Change]) -> None:
        self.registry, self.reads = Registry(), reads
        self.worlds = {name: World() for name in CONTEXTS}
        self.changes = {f"change{number}": change for number, change in enumerate(changes)}
        for number, read in enumerate(reads):
            shaped = with_arguments(self.worlds[read.context].reader(), read.takes, list[list[int]])
            client(context=read.context, cache=60, name=f"read{number}", registry=self.registry)(shaped)
        made = [self._offer(name, change) for name, change in self.changes.items()]
        self.calls = {name: change.takes for name, change in self.changes.items()}
        first, second = changes
        if all(first.takes.get(name, required) == required for name, required in second.takes.items()):
            register_compose("both", made, registry=self.registry)
            self.calls["both"] = {**first.takes, **second.takes}

    def _offer(self, name: str, change: Change) -> Any:
        def run(**arguments: int | None) -> None:
            for context in change.affects:
                self.worlds[context].change(change.sets, arguments)

        shaped = with_arguments(run, change.takes, None)
        affects = {context: [] for context in change.affects} if change.is_wide else change.affects
        return client(affects=affects, name=name, registry=self.registry)(shaped)

    def instances(self) -> list[Instance]:
        """Every possible instance of every context with functions."""
        found = []
        for name, context in self.registry.contexts.items():
            choices = [
                [*VALUES] if each in context.required_parameters else [None, *VALUES] for each in context.parameters
            ]
            for values in itertools.product(*choices):
                params = dict(zip(context.parameters, values, strict=True))
                found.append((name, {key: value for key, value in params.items() if value is not None}))
        return found

    def data(self, instance: Instance) -> dict[str, Any]:
        """The current data of an instance."""
        name, params = instance
        return {
            f"read{number}": self.worlds[name].read({each: params.get(each) for each in read.takes})
            for number, read in enumerate(self.reads)
            if read.context == name
        }


def with_arguments(function: Callable[..., Any], takes: Takes, returns: Any) -> Callable[..., Any]:
    """As if it had been written with these arguments."""
    types = {name: int if required else int | None for name, required in takes.items()}
    function.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            inspect.Parameter(
                name,
                inspect.Parameter.KEYWORD_ONLY,
                default=inspect.Parameter.empty if required else None,
                annotation=types[name],
            )
            for name, required in takes.items()
        ],
        return_annotation=returns,
    )
    function.__annotations__ = {**types, "return": returns}
    return function


def is_invalidated(instance: Instance, invalidate: list[dict[str, Any]]) -> bool:
    """As in the kernel: a parameter that either side omits matches."""
    name, params = instance
    return any(
        each["context"] == name
        and all(
            key not in params or canonical_query({"v": value}) == canonical_query({"v": params[key]})
            for key, value in each.get("params", {}).items()
        )
        for each in invalidate
    )


takes = st.dictionaries(st.sampled_from(DIMENSIONS), st.booleans())


@st.composite
def applications(draw: st.DrawFn) -> Application:
    reads = draw(st.lists(st.builds(Read, st.sampled_from(CONTEXTS), takes), min_size=1, max_size=4))
    # Required parameters distinguish instances: a mutation that changes one in a row moves the row to another instance,
    # and must not take the new value under the parameter's name unless it affects all.
    fixed = {name for read in reads for name, required in read.takes.items() if required}
    affects = st.frozensets(st.sampled_from(CONTEXTS), min_size=1)
    names = st.frozensets(st.sampled_from(DIMENSIONS))
    narrow = st.builds(Change, affects, takes, names.map(lambda names: names - fixed), st.just(False))
    changes = narrow | st.builds(Change, affects, takes, names, st.just(True))
    return Application(reads, draw(st.tuples(changes, changes)))


def test_every_changed_instance_is_invalidated(backend: Any) -> None:
    invalidated, spared = [], []

    async def check(application: Application, data: st.DataObject) -> None:
        cached = type(backend)(application.registry, type(backend.host)(), Cache())
        instances = application.instances()
        for _ in range(3):
            fn = data.draw(st.sampled_from(sorted(application.calls)))
            takes = application.calls[fn]
            values = {name: st.sampled_from(VALUES if each else (None, *VALUES)) for name, each in takes.items()}
            mounted = data.draw(st.lists(st.sampled_from(instances), max_size=5))
            before = [application.data(each) for each in instances]
            for name, params in mounted:
                await cached.context(name, canonical_query(params))
            response = await cached.call(
                fn,
                data.draw(st.fixed_dictionaries(values)),
                [{"context": name, "params": params} for name, params in mounted],
            )
            fresh = {(each["context"], canonical_query(each["params"])): each["data"] for each in response["refreshed"]}
            affected = application.registry.get(fn).affects or ()
            for instance, was in zip(instances, before, strict=True):
                name, params = instance
                now = application.data(instance)
                if was != now:
                    assert is_invalidated(instance, response["invalidate"])
                    assert instance not in mounted or (name, canonical_query(params)) in fresh
                    invalidated.append(instance)
                elif name in affected and not is_invalidated(instance, response["invalidate"]):
                    spared.append(instance)
                assert fresh.get((name, canonical_query(params)), now) == now
                assert await cached.context(name, canonical_query(params)) == now

    @settings(max_examples=100, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow])
    @given(applications(), st.data())
    def run(application: Application, data: st.DataObject) -> None:
        asyncio.run(check(application, data))

    run()
    assert len(invalidated) > 100
    assert spared, "it is easy to name everything"
