"""Mutations as a whole or not at all."""

from collections.abc import Sequence
from contextlib import ExitStack
from types import TracebackType

from django.db import connections, transaction
from mizan_core import Invocation

from .settings import mizan_settings

_NO_DATABASE = "django.db.backends.dummy"


def read_databases() -> list[str]:
    """Those for which the project asks that each request be atomic."""
    return [alias for alias, each in connections.settings.items() if each["ATOMIC_REQUESTS"]]


def databases_of(invocations: Sequence[Invocation]) -> list[str]:
    """What a unit of work is atomic on: mutations on the setting's databases, everything on `read_databases()`."""
    aliases = read_databases()
    if any(each.function.affects is not None for each in invocations):
        aliases += [alias for alias in mizan_settings().atomic_databases if alias not in aliases]
    return [alias for alias in aliases if connections.settings[alias]["ENGINE"] != _NO_DATABASE]


class UnitOfWork:
    """`transaction.atomic` on several databases. All of it happens in one thread."""

    def __init__(self, invocations: Sequence[Invocation]) -> None:
        self.databases = databases_of(invocations)
        self.rolled_back = False
        """Whether the function asked for a rollback and yet returned."""
        self._stack = ExitStack()

    def __enter__(self) -> "UnitOfWork":
        with ExitStack() as stack:
            for alias in self.databases:
                stack.enter_context(transaction.atomic(using=alias))
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.rolled_back = any(transaction.get_rollback(using=alias) for alias in self.databases)
        self._stack.__exit__(kind, error, traceback)
