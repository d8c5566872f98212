"""Exceptions of an application that clients receive as errors: ``errors={OutOfStock: Conflict}``."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from .diagnostics import DefinitionError, Diagnostic
from .errors import MizanError

DomainErrors: TypeAlias = Mapping[type[Exception], "type[MizanError] | Callable[[Any], MizanError]"]
"""The error of each exception, subclasses included: its class, which gets the text of the exception as message, or a
function of the exception."""


def as_domain_error(error: BaseException, errors: DomainErrors) -> MizanError | None:
    """The error that the application has declared for this exception, or for its nearest base class.

    Raises TypeError if its function returns anything else.
    """
    for kind in type(error).__mro__:
        made = errors.get(kind)
        if made is None:
            continue
        found: object = made(str(error) or None) if isinstance(made, type) else made(error)
        if not isinstance(found, MizanError):
            raise TypeError(f"The function for {kind.__qualname__} in errors= must return a MizanError.") from error
        return found
    return None


def check_domain_errors(setting: str, errors: Any) -> None:
    """Raises DefinitionError. ``setting`` says where they are configured."""
    diagnostics = list(_diagnostics(setting, errors))
    if diagnostics:
        raise DefinitionError(diagnostics)


def _diagnostics(setting: str, errors: Any) -> Iterator[Diagnostic]:
    if not isinstance(errors, Mapping):
        yield Diagnostic(f"{setting} must be a dict, not a {type(errors).__name__}.", "Use {OutOfStock: Conflict}.")
        return
    for kind, made in errors.items():
        if not inspect.isclass(kind) or not issubclass(kind, Exception):
            yield Diagnostic(f"{setting} has the key {kind!r}, which is not a class of exceptions.", "Use a class.")
        elif kind is Exception:
            yield Diagnostic(
                f"{setting} has the key Exception, which would hide every unexpected error from the log.",
                "Use the base class of the application's own exceptions.",
            )
        if not callable(made) or (inspect.isclass(made) and not issubclass(made, MizanError)):
            yield Diagnostic(
                f"{setting} maps {getattr(kind, '__qualname__', kind)} to {made!r}, which is no error.",
                "Use a class of errors, such as Conflict, or a function of the exception that returns an error.",
            )
