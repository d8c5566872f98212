"""`manage.py export_mizan_schema --out`, where the file cannot be written."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command


def test_a_missing_directory_is_named(tmp_path: Path) -> None:
    out = tmp_path / "nowhere" / "document.json"
    with pytest.raises(CommandError) as raised:
        call_command("export_mizan_schema", out=out)
    assert str(raised.value) == f"Could not write {out}: No such file or directory. Name another file with --out."


def test_a_directory_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(CommandError) as raised:
        call_command("export_mizan_schema", out=tmp_path)
    assert str(raised.value) == f"Could not write {tmp_path}: Is a directory. Name another file with --out."
