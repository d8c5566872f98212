"""One result, made ready for pydantic."""

from typing import Any

from .fetching import fetch
from .replacement import Replacement
from .row import Given
from .schemas import Schemas


def present(result: Any, schemas: Schemas) -> Any:
    """The result with rows in the place of instances, and all that pydantic will look at fetched. Raises
    RecursionError for rows that lead back to themselves."""
    given: Given = {}
    replacement = Replacement(given)
    presented = replacement.replace(result, schemas)
    fetch(replacement.replaced, given)
    return presented
