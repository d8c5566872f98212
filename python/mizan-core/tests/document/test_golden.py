"""The committed documents that every target is tested against are what the exporter writes."""

import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from mizan_core import dump_document, export_document
from mizan_fixtures.__main__ import DIRECTORY, DOCUMENTS, exported

ROOT = Path(__file__).parents[4]


@pytest.mark.parametrize(("module", "name"), DOCUMENTS.items())
def test_the_export_equals_the_committed_document(monkeypatch: pytest.MonkeyPatch, module: Any, name: Any) -> None:
    monkeypatch.chdir(ROOT)
    # A formatter may have changed the layout of the committed document, but not the order of its fields.
    committed = json.loads((DIRECTORY / f"{name}.document.json").read_text(encoding="utf-8"))
    assert exported(module) == dump_document(committed), "Run: PYTHONPATH=python/fixtures python -m mizan_fixtures"


@pytest.mark.parametrize("module", DOCUMENTS)
def test_every_function_of_the_fixtures_is_in_its_document(module: Any) -> None:
    registry = import_module(module).registry
    assert [each["name"] for each in export_document(registry)["x-mizan-functions"]] == [each.name for each in registry]


def test_every_process_writes_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    program = (
        "import sys; from mizan_fixtures.__main__ import exported;"
        "sys.stdout.buffer.write(exported('mizan_fixtures.type_mapping').encode())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT / "python/fixtures")}
    written = subprocess.run([sys.executable, "-c", program], env=environment, check=True, capture_output=True).stdout
    assert written == exported("mizan_fixtures.type_mapping").encode()
