"""The outcomes as text."""

from collections.abc import Mapping, Sequence
from typing import Any

from .contenders import MIZAN, Backend
from .items import Item
from .rounds import Outcome

HEADER = f"  {'':<22}{'a second':>10}{'CPU µs':>10}   mizan against it: {'requests':>9}{'CPU time':>10}"


def lines(backend: Backend, items: Sequence[Item], outcomes: Mapping[str, Mapping[str, Outcome]]) -> list[str]:
    found = [f"{backend.name}, by {backend.server}", HEADER]
    for item in items:
        found.append(f"  {item.title}")
        mizan = outcomes[item.name][MIZAN]
        for name, outcome in outcomes[item.name].items():
            line = f"    {name:<20}{outcome.per_second:>10.0f}{outcome.cpu_microseconds:>10.0f}"
            if name != MIZAN:
                requests, thrift = mizan.times_the_requests_of(outcome), mizan.times_as_thrifty_as(outcome)
                line += f"{'':<21}{requests:>9.2f}{thrift:>10.2f}"
            found.append(line)
    return found


def plain(outcomes: Mapping[str, Mapping[str, Outcome]]) -> dict[str, Any]:
    """For JSON: the medians, and the ratios of mizan to each."""
    return {
        item: {
            name: {
                "perSecond": outcome.per_second,
                "cpuMicroseconds": outcome.cpu_microseconds,
                "mizanRequests": found[MIZAN].times_the_requests_of(outcome),
                "mizanCpu": found[MIZAN].times_as_thrifty_as(outcome),
            }
            for name, outcome in found.items()
        }
        for item, found in outcomes.items()
    }
