"""Printing the document from a command whose standard output carries nothing else."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


@contextmanager
def standard_output_for_document() -> Iterator[TextIO]:
    """The standard output, for the document. Until it is closed, all other standard output goes to standard error, that
    of subprocesses and C extensions included."""
    sys.stdout.flush()
    with os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n") as output:
        os.dup2(2, 1)
        try:
            yield output
        finally:
            # What was printed and is still buffered belongs to standard error as well.
            sys.stdout.flush()
            output.flush()
            os.dup2(output.fileno(), 1)


class CannotWrite(Exception):
    """The file that ``--out`` names could not be written."""


def print_document(text: str, output: TextIO, file: Path | None) -> None:
    """Writes to ``file``, or to ``output`` where it is None or "-". Raises :class:`CannotWrite`."""
    if file is None or file == Path("-"):
        output.write(text)
        return
    try:
        file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise CannotWrite(f"Could not write {file}: {error.strerror}. Name another file with --out.") from error
