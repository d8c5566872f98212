"""The committed documents that every target is tested against are what the exporter writes."""

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from mizan_core import export_document
from mizan_fixtures.__main__ import DOCUMENTS, FOLDER, exported

ROOT = Path(__file__).parents[4]


@pytest.mark.parametrize(("module", "name"), DOCUMENTS.items())
def test_the_export_equals_the_committed_document(monkeypatch, module, name):
    monkeypatch.chdir(ROOT)
    committed = (FOLDER / f"{name}.document.json").read_text(encoding="utf-8")
    assert exported(module) == committed, "Run: PYTHONPATH=python/fixtures python -m mizan_fixtures"


@pytest.mark.parametrize("module", DOCUMENTS)
def test_every_function_of_the_fixtures_is_in_its_document(module):
    registry = import_module(module).registry
    assert [each["name"] for each in export_document(registry)["x-mizan-functions"]] == [each.name for each in registry]


@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_process_writes_the_same_bytes(seed):
    program = (
        "import sys; from mizan_fixtures.__main__ import exported;"
        "sys.stdout.buffer.write(exported('mizan_fixtures.type_mapping').encode())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "python/fixtures")}
    written = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, check=True, capture_output=True
    ).stdout
    assert written == (FOLDER / "type-mapping.document.json").read_bytes()
