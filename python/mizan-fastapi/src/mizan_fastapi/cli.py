"""Prints an app's document: `python -m mizan_fastapi.cli app.main[:app]`.

Standard output carries the document and nothing else: whatever the app prints while it is imported goes to standard
error. Exit codes: 0 printed, 1 the app could not be imported or exported, 2 wrong usage.
"""

import argparse
import importlib
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from fastapi import FastAPI
from mizan_core import DefinitionError
from mizan_core.document import dump_document, namesake_notes
from mizan_core.document.modules import write_modules
from mizan_core.document.printing import CannotWrite, print_document, standard_output_for_document

from mizan_fastapi.export import export_app, export_warnings, public_functions


class Unusable(Exception):
    """The given name does not lead to an app. The message contains the fix."""


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    with standard_output_for_document() as output:
        try:
            text = _export(options)
        except BaseException as error:
            write_modules(options.modules, error)
            _explain(error, options.app)
            return 1
        write_modules(options.modules)
        try:
            print_document(text, output, options.out)
        except CannotWrite as error:
            print(error, file=sys.stderr)
            return 1
    return 0


def _export(options: argparse.Namespace) -> str:
    app = _load(options.app)
    document = export_app(app, options.prefix)
    for warning in (*export_warnings(app, options.prefix), *namesake_notes(document)):
        print(f"mizan: {warning}", file=sys.stderr)  # `mizan build` shows such lines
    return public_functions(app, options.prefix) if options.public else dump_document(document)


def _explain(error: BaseException, app: str) -> None:
    if isinstance(error, (DefinitionError, Unusable)):
        print(error, file=sys.stderr)
        return
    if not isinstance(error, (Exception, SystemExit)):
        raise error
    traceback.print_exception(error)
    if isinstance(error, SystemExit):
        print(f"{app} ended the process with exit code {error.code} during its import.", file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m mizan_fastapi.cli",
        description="Prints the document that mizan's clients are generated from.",
    )
    parser.add_argument(
        "app",
        type=_app_name,
        metavar="MODULE[:APP]",
        help='the FastAPI app, or a function that makes it, such as app.main:app; ":app" may be left out',
    )
    parser.add_argument("--prefix", help="which mizan router to export, for an app that has several")
    parser.add_argument(
        "--public",
        action="store_true",
        help="print the functions that anonymous users may call instead of the document; mutations come first",
    )
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help='write to this file instead of standard output, which is "-"'
    )
    parser.add_argument(
        "--modules", type=Path, metavar="FILE", help="write the files of the app's own modules to this file, as JSON"
    )
    return parser


def _app_name(text: str) -> str:
    module, colon, attribute = text.partition(":")
    parts = module.split(".") + (attribute.split(".") if colon else [])
    if not all(part.isidentifier() for part in parts):
        raise argparse.ArgumentTypeError(f"{text!r} must have the form package.module or package.module:app")
    return text


def _load(name: str) -> FastAPI:
    module_name, _, attribute = name.partition(":")
    if os.getcwd() not in sys.path and "" not in sys.path:  # python -P leaves it out
        sys.path.insert(0, os.getcwd())
    found: object = importlib.import_module(module_name)
    for part in (attribute or "app").split("."):
        if not hasattr(found, part):
            raise Unusable(
                f'{module_name} has no "{attribute or "app"}". Pass the name of the FastAPI app: {module_name}:<name>.'
            )
        found = getattr(found, part)
    if callable(found) and not isinstance(found, FastAPI):
        found = found()
    if not isinstance(found, FastAPI):
        raise Unusable(f"{name} is a {type(found).__name__}, not a FastAPI app. Name the app: package.module:app.")
    return found


if __name__ == "__main__":
    sys.exit(main())
