"""The core for each process, if there are two cores."""

import os
import shutil
from collections.abc import Sequence

_cores = sorted(os.sched_getaffinity(0))
SERVER_CORE = _cores[0]
LOAD_CORE = _cores[-1]


def pinned(core: int, command: Sequence[str]) -> list[str]:
    if len(_cores) < 2 or shutil.which("taskset") is None:
        return list(command)
    return ["taskset", "--cpu-list", str(core), *command]
