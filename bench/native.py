#!/usr/bin/env python3
"""Measures how many calls a second a Python client makes on the native kernel, beside the same calls by hand.

Installs what it needs on its first run, which needs Cargo. Ratios are mizan's speed against the other's: 1 is equal,
more is faster.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from wire.environment import BENCH, PYTHON, REPOSITORY
from wire.server import Server, free_port

PACKAGES = [REPOSITORY / "python/mizan-wire", REPOSITORY / "python/mizan-client"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, help="in which contenders take turns (5)")
    parser.add_argument("--seconds", type=float, default=2, help="for each contender in each round (2)")
    options = parser.parse_args()
    install()
    port = free_port()
    uvicorn = ["-m", "uvicorn", "--port", str(port), "--no-access-log", "--lifespan", "off", "--log-level", "warning"]
    with Server([str(PYTHON), *uvicorn, "native.backend:app"], port, {}, BENCH):
        race = [PYTHON, "-m", "native.race", f"http://127.0.0.1:{port}", str(options.rounds), str(options.seconds)]
        subprocess.run(race, check=True, cwd=BENCH)


def install() -> None:
    """The kernel is optimised, unlike the one of the tests."""
    if not PYTHON.exists():
        print("Installing the peers into bench/peers/.venv …", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", PYTHON.parents[1]], check=True)
    ours = [argument for package in PACKAGES for argument in ("--editable", package)]
    requirements = ["--requirement", BENCH / "peers/requirements.txt"]
    constraints = ["--constraint", REPOSITORY / "python/constraints.txt"]
    pip: list[str | Path] = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, *ours, *requirements, *constraints], check=True)
    environment = {**os.environ, "CARGO_TARGET_DIR": str(REPOSITORY / "target/python")}
    kernel = ["--force-reinstall", "--no-deps", REPOSITORY / "crates/mizan-kernel"]
    subprocess.run([*pip, *kernel], check=True, env=environment)


if __name__ == "__main__":
    main()
