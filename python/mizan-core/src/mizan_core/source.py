"""Source locations, shown as ``file:line`` relative to the working directory."""

from __future__ import annotations

import ast
import contextlib
import inspect
import os
import sysconfig
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_LIBRARIES = tuple({sysconfig.get_path(name) for name in ("stdlib", "purelib", "platlib")})


@dataclass(frozen=True, slots=True)
class SourceLocation:
    """An absolute file name and a line, counted from 1."""

    file: str
    line: int

    def __str__(self) -> str:
        try:
            shown = os.path.relpath(self.file)
        except ValueError:  # another drive, on Windows
            shown = self.file
        return f"{Path(shown).as_posix()}:{self.line}"


def function_location(function: Callable[..., Any]) -> SourceLocation:
    """The first line of the function, its decorators included. Reads no file."""
    code = inspect.unwrap(function).__code__
    return SourceLocation(os.path.abspath(code.co_filename), code.co_firstlineno)


def class_location(cls: type) -> SourceLocation | None:
    """The line of the class statement; None for a class of a library or without a file."""
    file = _class_file(cls)
    if file is None or file.startswith(_LIBRARIES):
        return None
    line = _class_lines(file).get(cls.__qualname__.replace("<locals>.", ""))
    return None if line is None else SourceLocation(file, line)


def is_of_library(cls: type) -> bool:
    """Whether the user cannot edit the class."""
    file = _class_file(cls)
    return file is not None and file.startswith(_LIBRARIES)


def _class_file(cls: type) -> str | None:
    try:
        return os.path.abspath(inspect.getfile(cls))
    except (TypeError, OSError):
        return None


@cache
def _class_lines(file: str) -> dict[str, int]:
    """Lines of every class in a file. One parse a file: ``inspect.getsourcelines`` would parse it for each class."""
    lines: dict[str, int] = {}

    def visit(node: ast.AST, prefix: str) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                name = f"{prefix}{child.name}"
                if isinstance(child, ast.ClassDef):
                    lines[name] = child.lineno
                visit(child, f"{name}.")
            else:
                visit(child, prefix)

    with contextlib.suppress(OSError, SyntaxError):
        visit(ast.parse(Path(file).read_bytes()), "")
    return lines
