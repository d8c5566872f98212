"""The client that openapi-python-client generates for the same call, from ``openapi.json``."""

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
_PACKAGE = "peer_client"
_OUTPUT = _HERE.parent / "output" / _PACKAGE


def generate(python: Path) -> None:
    """Its output is formatted with ruff, which must be on PATH."""
    command = [python.parent / "openapi-python-client", "generate", "--meta", "none", "--overwrite"]
    files = ["--path", _HERE / "openapi.json", "--output-path", _OUTPUT]
    _OUTPUT.parent.mkdir(exist_ok=True)
    path = os.pathsep.join([str(python.parent), os.environ["PATH"]])
    subprocess.run([*command, *files], check=True, stdout=sys.stderr, env={**os.environ, "PATH": path})


def load(base_url: str) -> tuple[Any, Any, Any]:
    """Its client, the module of the call, and the body of the call."""
    sys.path.insert(0, str(_OUTPUT.parent))
    models = import_module(f"{_PACKAGE}.models")
    body = models.Call(fn="tasks", args=models.Input(project_id=7))
    client = import_module(f"{_PACKAGE}.client").Client(base_url)
    return client, import_module(f"{_PACKAGE}.api.default.tasks"), body
