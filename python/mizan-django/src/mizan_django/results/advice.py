"""What to do about a pydantic object that a function could not make."""

from django.db.models import Manager, Model, QuerySet
from pydantic import ValidationError

NOTE = (
    "A pydantic object takes no model instances or querysets of Django's: return a dict in its place, in which they "
    "are read as the annotation says."
)


def advise(error: BaseException) -> None:
    """Adds it to the traceback, if instances were given to one."""
    if not isinstance(error, ValidationError):
        return
    given = (each["input"] for each in error.errors(include_url=False, include_context=False))
    if any(issubclass(type(each), Manager | Model | QuerySet) for each in given):  # rows say that they are instances
        error.add_note(NOTE)
