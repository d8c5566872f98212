"""Sends values of all models through a driver, and reports what does not come back equal.

``python check.py URL URL_OF_LATER_VERSION COMMAND…``
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any, NamedTuple

from app import RECALLED, SEED, models
from pydantic import BaseModel
from random_models import model
from random_types import Types
from values import difference, values_of, wire

MOST_SHOWN = 10


class Case(NamedTuple):
    function: str
    args: dict[str, Any]
    value: BaseModel


def main(url: str, later_url: str, *command: str) -> int:
    echoed = [
        Case(f"echo_{index}", {"value": json.loads(wire(value))}, value)
        for index, typed in enumerate(models)
        for value in values_of(*typed, index)
    ]
    types = Types(SEED, later=True)
    later = [model(types) for _ in models]
    recalled = [
        Case(f"recall_{index}", {"text": wire(value)}, value)
        for index in RECALLED
        for value in values_of(*later[index], index)
    ]
    wrong = [_report(case, outcome) for case, outcome in _drive(command, url, echoed) if _is_wrong(case, outcome)]
    kept = 0
    for case, outcome in _drive(command, later_url, recalled):
        # A value that the client does not know is kept or refused, and never changed.
        if not outcome.get("isDecode"):
            kept += 1
            if _is_wrong(case, outcome):
                wrong.append(_report(case, outcome))
    for line in wrong[:MOST_SHOWN]:
        print(line)
    print(f"{len(echoed)} values, and {kept} of {len(recalled)} of a later version; {len(wrong)} wrong; seed {SEED}")
    return 1 if wrong else 0


def _drive(command: tuple[str, ...], url: str, cases: list[Case]) -> list[tuple[Case, dict[str, Any]]]:
    plan = {"url": url, "calls": [{"function": case.function, "args": case.args} for case in cases]}
    done = subprocess.run(command, input=json.dumps(plan), stdout=subprocess.PIPE, text=True, check=True)
    return list(zip(cases, map(json.loads, done.stdout.split("\n")[:-1]), strict=True))


def _is_wrong(case: Case, outcome: dict[str, Any]) -> bool:
    return "error" in outcome or difference(case.value, outcome["value"]) is not None


def _report(case: Case, outcome: dict[str, Any]) -> str:
    found = outcome.get("error") or difference(case.value, outcome["value"])
    return f"{case.function}: {case.value!r}\n  sent {json.dumps(case.args)}\n  {found}\n"


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
