"""What the benchmark needs: a virtual environment with mizan and its peers, and wrk."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
BENCH = HERE.parent
REPOSITORY = BENCH.parent
PYTHON = BENCH / "peers/.venv/bin/python"

_PACKAGES = [REPOSITORY / "python" / name for name in ("mizan-wire", "mizan-core", "mizan-fastapi", "mizan-django")]


def install() -> None:
    """Raises SystemExit if wrk is missing and cannot be installed."""
    if shutil.which("wrk") is None:
        _install_wrk()
    if not PYTHON.exists():
        print("Installing the peers into bench/peers/.venv …", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", PYTHON.parents[1]], check=True)
    requirements = ["--requirement", BENCH / "peers/requirements.txt"]
    constraints = ["--constraint", REPOSITORY / "python/constraints.txt"]
    ours = [argument for package in _PACKAGES for argument in ("--editable", package)]
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, *ours, *requirements, *constraints], check=True)


def _install_wrk() -> None:
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise SystemExit("The benchmark needs wrk, an HTTP load generator: apt-get install wrk, or brew install wrk.")
    print("Installing wrk …", file=sys.stderr)
    subprocess.run(["apt-get", "install", "--yes", "--quiet", "wrk"], check=True, stdout=sys.stderr)


def prepare_django(database: Path) -> str:
    """Creates the database that the Django contenders share; returns the session cookie of its user."""
    environment = {**os.environ, "PYTHONPATH": str(BENCH), "BENCH_DATABASE": str(database)}
    prepare = [PYTHON, "-m", "wire.apps.prepare"]
    return subprocess.run(prepare, check=True, capture_output=True, text=True, env=environment).stdout.strip()
