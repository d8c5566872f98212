"""Errors in the definitions of functions, which are found at import or export, never while serving."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .source import SourceLocation


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """An error in a definition: what is wrong, how to fix it, and where. Both texts are sentences."""

    message: str
    hint: str
    source: SourceLocation | None = None
    kind: str = ""
    """The same for errors that have the same cause and fix; empty if the hint is."""

    def __str__(self) -> str:
        place = f"{self.source}: " if self.source else ""
        return f"{place}{self.message}\n    {self.hint}"


def undefined(what: str, error: NameError, source: SourceLocation | None) -> Diagnostic:
    """For a type that names something that is not defined at run time."""
    return Diagnostic(
        f'{what} has a type that names "{error.name}", which is not defined at run time.',
        "Import it outside `if TYPE_CHECKING:`. If a generic class of a library names it, add a type argument.",
        source,
    )


def reason(error: Exception) -> str:
    """The message of a pydantic error, without the link to the documentation."""
    first, *rest = str(error).strip().splitlines() or [type(error).__name__]
    return f"{first} {rest[-1].strip()}" if first.endswith(":") and rest else first


# Of one kind, how many errors are printed.
_SHOWN = 5


def _summary(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    """The first errors of each kind, each kind followed by the number of others."""
    kinds: dict[str, list[Diagnostic]] = {}
    for each in diagnostics:
        kinds.setdefault(each.kind or each.hint, []).append(each)
    shown = {id(each) for alike in kinds.values() for each in alike[:_SHOWN]}
    for each in diagnostics:
        if id(each) in shown:
            yield str(each)
            alike = kinds[each.kind or each.hint]
            rest = len(alike) - _SHOWN
            if rest > 0 and each is alike[_SHOWN - 1]:
                yield f"    {rest} more {'errors' if rest > 1 else 'error'} of this kind."


class DefinitionError(Exception):
    """All errors that were found in definitions, together."""

    def __init__(self, diagnostics: Diagnostic | Iterable[Diagnostic]) -> None:
        self.diagnostics: Sequence[Diagnostic] = (
            (diagnostics,) if isinstance(diagnostics, Diagnostic) else tuple(dict.fromkeys(diagnostics))
        )
        super().__init__("\n".join(_summary(self.diagnostics)))
        self.filename = next((each.source.file for each in self.diagnostics if each.source is not None), None)
        """As of a SyntaxError: the file that a reloader watches until the error is fixed."""
