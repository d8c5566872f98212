"""What is wrong with the functions themselves: found at import or export, never while serving."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .source import SourceLocation


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong, where, and how to mend it. Both texts are sentences."""

    message: str
    cure: str
    source: SourceLocation | None = None

    def __str__(self) -> str:
        place = f"{self.source}: " if self.source else ""
        return f"{place}{self.message}\n    {self.cure}"


def undefined(what: str, error: NameError, source: SourceLocation | None) -> Mistake:
    """Of a type that names what does not exist when the program runs."""
    return Mistake(
        f'{what} has a type that names "{error.name}", which is not defined at run time.',
        "Import it outside `if TYPE_CHECKING:`.",
        source,
    )


def reason(error: Exception) -> str:
    """What an error of pydantic's says, without where to read on."""
    first, *rest = str(error).strip().splitlines() or [type(error).__name__]
    return f"{first} {rest[-1].strip()}" if first.endswith(":") and rest else first


class DefinitionError(Exception):
    """Every mistake that was found, together."""

    def __init__(self, mistakes: Mistake | Iterable[Mistake]) -> None:
        self.mistakes: Sequence[Mistake] = (
            (mistakes,) if isinstance(mistakes, Mistake) else tuple(dict.fromkeys(mistakes))
        )
        super().__init__("\n".join(map(str, self.mistakes)))
        self.filename = next((each.source.file for each in self.mistakes if each.source is not None), None)
        """As of a SyntaxError: what to watch until it is mended."""
