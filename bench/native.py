#!/usr/bin/env python3
"""Measures how many calls a second clients in Python and Rust make, beside the same calls by hand, and their builds.

Installs what it needs on its first run, which needs Cargo. Ratios are mizan's speed against the other's: 1 is equal,
more is faster.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from native import rust
from native.generated_peer import generate
from native.imports import measure
from wire.environment import BENCH, PYTHON, REPOSITORY
from wire.server import Server, free_port

PACKAGES = [REPOSITORY / "python/mizan-wire", REPOSITORY / "python/mizan-client"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, help="in which contenders take turns (5)")
    parser.add_argument("--seconds", type=float, default=2, help="for each contender in each round (2)")
    parser.add_argument("--only", help="a part: bare, fastapi, rust, imports or builds")
    options = parser.parse_args()
    install()
    python = [str(PYTHON), "-m", "native.race"]
    parts = {
        "bare": lambda: race("native.backend:app", python, options),
        "fastapi": lambda: race("native.fastapi_backend:app", python, options),
        "rust": lambda: race("native.backend:app", rust.build(), options),
        "imports": lambda: measure(PYTHON, options.rounds * 2),
        "builds": lambda: rust.measure_builds(options.rounds),
    }
    if options.only not in (None, *parts):
        parser.error(f"there is no part {options.only}")
    print(f"load of the machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n")
    for name, run in parts.items():
        if options.only in (None, name):
            run()


def race(app: str, program: list[str], options: argparse.Namespace) -> None:
    """Also prints how busy the server was: near 100 %, it and not the clients is measured."""
    port = free_port()
    uvicorn = ["-m", "uvicorn", "--port", str(port), "--no-access-log", "--lifespan", "off", "--log-level", "warning"]
    # Connections are not closed while another contender takes its turn.
    uvicorn += ["--timeout-keep-alive", "600"]
    with Server([str(PYTHON), *uvicorn, app], port, {}, BENCH) as server:
        run = [*program, f"http://127.0.0.1:{port}", str(options.rounds), str(options.seconds)]
        print(f"{app}")
        sys.stdout.flush()
        started, before = time.monotonic(), server.cpu_seconds()
        subprocess.run(run, check=True, cwd=BENCH)
        share = (server.cpu_seconds() - before) / (time.monotonic() - started)
        print(f"  the server used {share:.0%} of its core on average\n")


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
    generate(PYTHON)


if __name__ == "__main__":
    main()
