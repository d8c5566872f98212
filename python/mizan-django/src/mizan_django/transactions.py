"""Mutations as a whole or not at all."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from types import TracebackType

from django.db import connections, transaction
from mizan_core import Invocation

from .settings import mizan_settings

_NO_DATABASE = "django.db.backends.dummy"


def read_databases() -> list[str]:
    """Those for which the project asks that each request be atomic."""
    return [alias for alias, each in connections.settings.items() if each["ATOMIC_REQUESTS"]]


def _databases(is_mutation: bool) -> list[str]:
    aliases = read_databases()
    if is_mutation:
        aliases += [alias for alias in mizan_settings().atomic_databases if alias not in aliases]
    return [alias for alias in aliases if connections.settings[alias]["ENGINE"] != _NO_DATABASE]


class UnitOfWork:
    """`transaction.atomic` on several databases: mutations on the setting's, everything on `read_databases()`.

    All of it happens in one thread.
    """

    def __init__(self, invocations: Sequence[Invocation]) -> None:
        self._is_mutation = any(each.function.affects is not None for each in invocations)
        self.databases = _databases(self._is_mutation)
        self.rolled_back = False
        """Whether it is a mutation that asked for a rollback and yet returned."""

    def __enter__(self) -> "UnitOfWork":
        self._transaction = _atomic(self.databases)
        self._transaction.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.rolled_back = self._is_mutation and any(transaction.get_rollback(using=alias) for alias in self.databases)
        self._transaction.__exit__(kind, error, traceback)


def _atomic(databases: Sequence[str]) -> AbstractContextManager[None]:
    if len(databases) == 1:
        return transaction.atomic(using=databases[0])
    return _all_atomic(databases)


@contextmanager
def _all_atomic(databases: Sequence[str]) -> Iterator[None]:
    with ExitStack() as stack:
        for alias in databases:
            stack.enter_context(transaction.atomic(using=alias))
        yield
