"""CPU time of importing an emitted package of 500 functions, beside its models alone and pydantic alone."""

import os
import subprocess
from pathlib import Path
from statistics import median

from wire.environment import REPOSITORY

_PROGRAMS = {
    "the package": "import emitted",
    "its models alone": "import models",
    "mizan_client": "import mizan_client",
    "pydantic": "import pydantic; pydantic.BaseModel",
    "bare Python": "",
}


def measure(python: Path, rounds: int) -> None:
    directory = REPOSITORY / "bench/output/imports"
    subprocess.run(["node", REPOSITORY / "bench/native/emit.mjs", "python", directory / "emitted", "500"], check=True)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(directory), str(directory / "emitted")])}
    times: dict[str, list[float]] = {name: [] for name in _PROGRAMS}
    # The first round compiles the modules.
    for _ in range(rounds + 1):
        for name, program in _PROGRAMS.items():
            times[name].append(_cpu_seconds([str(python), "-c", program], environment))
    print("import of 500 functions")
    of_package = times["the package"][1:]
    for name, each in times.items():
        ratio = median(own / other for own, other in zip(of_package, each[1:], strict=True))
        ending = f"   the package: {ratio:.2f} times" if name != "the package" else ""
        print(f"  {name:18} {median(each[1:]) * 1000:8.0f} ms CPU{ending}")


def _cpu_seconds(command: list[str], environment: dict[str, str]) -> float:
    before = os.times()
    subprocess.run(command, check=True, env=environment)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system
