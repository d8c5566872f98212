"""Errors in the definitions of functions, which are found at import or export, never while serving."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .source import SourceLocation


@dataclass(frozen=True, slots=True)
class Mistake:
    """An error in a definition: what is wrong, how to fix it, and where. Both texts are sentences."""

    message: str
    hint: str
    source: SourceLocation | None = None

    def __str__(self) -> str:
        place = f"{self.source}: " if self.source else ""
        return f"{place}{self.message}\n    {self.hint}"


def undefined(what: str, error: NameError, source: SourceLocation | None) -> Mistake:
    """For a type that names something that is not defined at run time."""
    return Mistake(
        f'{what} has a type that names "{error.name}", which is not defined at run time.',
        "Import it outside `if TYPE_CHECKING:`.",
        source,
    )


def reason(error: Exception) -> str:
    """The message of a pydantic error, without the link to the documentation."""
    first, *rest = str(error).strip().splitlines() or [type(error).__name__]
    return f"{first} {rest[-1].strip()}" if first.endswith(":") and rest else first


class DefinitionError(Exception):
    """All errors that were found in definitions, together."""

    def __init__(self, mistakes: Mistake | Iterable[Mistake]) -> None:
        self.mistakes: Sequence[Mistake] = (
            (mistakes,) if isinstance(mistakes, Mistake) else tuple(dict.fromkeys(mistakes))
        )
        super().__init__("\n".join(map(str, self.mistakes)))
        self.filename = next((each.source.file for each in self.mistakes if each.source is not None), None)
        """As of a SyntaxError: the file that a reloader watches until the error is fixed."""
