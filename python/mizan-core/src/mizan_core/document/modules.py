"""The files that a document depends on: ``--modules`` of the commands that print it, for ``mizan build --watch``."""

from __future__ import annotations

import json
import site
import sys
import sysconfig
import traceback
from pathlib import Path


def write_modules(file: Path | None, error: BaseException | None = None) -> None:
    """Writes a JSON array of the files of the application's own modules, sorted. Installed packages and Python's own
    modules are left out, unless they are installed from a directory (``pip install -e``).

    :param error: the reason why the application could not be imported. Python forgets a module that fails, so its file
        is found in the traceback.
    """
    if file is None:
        return
    found = {getattr(module, "__file__", None) for module in tuple(sys.modules.values())} | _files_of(error)
    installed = _installed()
    paths = {Path(name).resolve() for name in found if isinstance(name, str) and name.endswith(".py")}
    own = sorted(str(path) for path in paths if not any(path.is_relative_to(directory) for directory in installed))
    file.write_text(json.dumps(own), encoding="utf-8")


def _files_of(error: BaseException | None) -> set[str | None]:
    files: set[str | None] = set()
    while error is not None:
        files.update(frame.filename for frame in traceback.extract_tb(error.__traceback__))
        if isinstance(error, SyntaxError):
            files.add(error.filename)
        error = error.__cause__ or error.__context__
    return files


def _installed() -> set[Path]:
    standard = sysconfig.get_paths()
    names = [standard[name] for name in ("stdlib", "platstdlib", "purelib", "platlib")]
    return {Path(name).resolve() for name in (*names, *site.getsitepackages(), site.getusersitepackages())}
