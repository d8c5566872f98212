"""Prints the project's document: `manage.py export_mizan_schema`.

Standard output carries the document and nothing else: whatever the project prints while its URLs are imported goes to
standard error. What it prints before that, while its settings and apps are, cannot be held back here: `--out` keeps
the document apart from that too.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from django.core.checks import WARNING, run_checks
from django.core.management.base import BaseCommand, CommandError
from mizan_core import DefinitionError
from mizan_core.document import dump_document, namesake_notes
from mizan_core.document.modules import write_modules
from mizan_core.document.printing import CannotWrite, print_document, standard_output_for_document

from mizan_django.export import export_project, public_functions


class Command(BaseCommand):
    help = "Prints the document that mizan's clients are generated from."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--prefix", help="the prefix to export, if mizan_urls() is included several times")
        parser.add_argument(
            "--public",
            action="store_true",
            help="print the functions that anonymous users may call instead of the document; mutations come first",
        )
        alternatives = parser.add_mutually_exclusive_group()
        alternatives.add_argument(
            "--out", type=Path, metavar="FILE", help='write to this file instead of standard output, which is "-"'
        )
        alternatives.add_argument(
            "--validate", action="store_true", help="only report errors in the functions; print no document"
        )
        parser.add_argument(
            "--modules",
            type=Path,
            metavar="FILE",
            help="write the files of the project's own modules to this file, as JSON",
        )
        parser.add_argument(
            "--fail-on-warn", action="store_true", help="fail on mizan's system checks, warnings included"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._export(options)
        except Exception as error:
            write_modules(options["modules"], error)
            raise
        write_modules(options["modules"])

    def _export(self, options: dict[str, Any]) -> None:
        with _only_for_the_document(self.stdout) as output:
            if options["validate"] or options["fail_on_warn"]:
                self._check(WARNING if options["fail_on_warn"] else WARNING + 1)
            try:
                document = export_project(options["prefix"])
            except DefinitionError as error:
                raise CommandError(str(error)) from error
            for note in namesake_notes(document):
                self.stderr.write(f"mizan: {note}")  # `mizan build` shows such lines
            if options["validate"]:
                return
            try:
                prefix = options["prefix"]
                text = public_functions(prefix) if options["public"] else dump_document(document)
                print_document(text, output, options["out"])
            except CannotWrite as error:
                raise CommandError(str(error)) from error

    def _check(self, level: int) -> None:
        messages = [each for each in run_checks(tags=["mizan"]) if not each.is_silenced()]
        for each in messages:
            self.stderr.write(str(each))
        if any(each.level >= level for each in messages):
            raise CommandError("The system checks failed. Fix the problems above.")


@contextmanager
def _only_for_the_document(stdout: Any) -> Iterator[TextIO]:
    """Where the document goes."""
    if stdout._out is not sys.stdout:  # call_command(..., stdout=...)
        yield stdout
        return
    with standard_output_for_document() as output:
        yield output
