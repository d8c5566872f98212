"""The generated Rust client beside the same call with reqwest, and the builds of generated crates."""

import os
import subprocess

from wire.environment import BENCH

_PROJECT = BENCH / "native/rust"
_EMIT = ["node", str(BENCH / "native/emit.mjs"), "rust"]
_ENVIRONMENT = {**os.environ, "CARGO_TARGET_DIR": str(BENCH / "output/target")}


def build() -> list[str]:
    """The command of the race, without its arguments."""
    subprocess.run([*_EMIT, str(BENCH / "output/tasks-client"), "tasks"], check=True)
    subprocess.run(["cargo", "build", "--quiet", "--release"], check=True, cwd=_PROJECT, env=_ENVIRONMENT)
    return [str(BENCH / "output/target/release/native-race")]


def measure_builds(runs: int) -> None:
    subprocess.run(["node", str(BENCH / "native/builds.mjs"), str(runs)], check=True)
