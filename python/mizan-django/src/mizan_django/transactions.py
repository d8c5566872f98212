"""Transactions around mutations and reads."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from types import TracebackType
from typing import Any

from django.db import connections, transaction
from django.http import HttpRequest
from mizan_core import Invocation, ServerFunction

from .failed_sign_ins import FailedSignIns
from .session import Visitor
from .settings import mizan_settings

_NO_DATABASE = "django.db.backends.dummy"


def read_databases() -> list[str]:
    """Those for which the project asks that each request be atomic."""
    return [alias for alias, each in connections.settings.items() if each["ATOMIC_REQUESTS"] and exists(alias)]


def databases_of(invocations: Sequence[Invocation]) -> Sequence[str]:
    """Those of whose transactions this is one: of a mutation the setting's, of everything `read_databases()`."""
    aliases = read_databases()
    if mutate(invocations):
        aliases += [each for each in mizan_settings().atomic_databases if each not in aliases and exists(each)]
    return inside(aliases, invocations)


def inside(databases: Sequence[str], invocations: Sequence[Invocation]) -> Sequence[str]:
    """Those of `databases` whose transactions the functions do not decline: with `atomic=False` all of them, with
    Django's `transaction.non_atomic_requests` one. Functions that run together decline together."""
    if not databases:
        return databases
    functions = [each.function for each in invocations]
    return [alias for alias in databases if not all(_declines(each, alias) for each in functions)]


def _declines(function: ServerFunction, alias: str) -> bool:
    return not function.atomic or alias in getattr(function.function, "_non_atomic_requests", ())


def exists(alias: str) -> bool:
    return bool(connections.settings[alias]["ENGINE"] != _NO_DATABASE)


def mutate(invocations: Sequence[Invocation]) -> bool:
    return any(each.function.affects is not None for each in invocations)


class UnitOfWork:
    """`transaction.atomic` on several databases. All of it happens in one thread."""

    def __init__(self, databases: Sequence[str], request: HttpRequest, invocations: Sequence[Invocation]) -> None:
        self._databases = databases
        self._failed_sign_ins = FailedSignIns(databases, invocations)
        self._transaction = _atomic(databases)
        self._visitor = Visitor(request)
        self.rolled_back = False
        """Whether that was asked for, without an exception."""

    def __enter__(self) -> "UnitOfWork":
        self._transaction.__enter__()
        self._failed_sign_ins.begin()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        is_undone = any(map(transaction.get_rollback, self._databases))
        self.rolled_back = kind is None and is_undone
        keeps = kind is None or (isinstance(error, Exception) and not is_undone and self._failed_sign_ins.is_all)
        ended = False
        try:
            if keeps:
                self._transaction.__exit__(None, None, None)
            else:
                self._transaction.__exit__(kind, error, traceback)
            ended = keeps and not is_undone
        except Exception as failure:
            if kind is not None:
                raise
            # The error must not look like a refusal, since some writes may be stored.
            raise RuntimeError("A mutation failed when it was committed, or in an on_commit hook") from failure
        finally:
            self._failed_sign_ins.end(undone=not ended)
            if not ended:
                self._visitor.come_back()


def _atomic(databases: Sequence[str]) -> AbstractContextManager[None]:
    if len(databases) == 1:
        return transaction.atomic(using=databases[0])
    return _all_atomic(databases)


@contextmanager
def _all_atomic(databases: Sequence[str]) -> Iterator[None]:
    failures: list[Exception] = []
    with ExitStack() as stack:
        for alias in databases:
            stack.enter_context(_one_of_several(alias, failures))
        yield
    if failures:
        raise failures[0]


@contextmanager
def _one_of_several(alias: str, failures: list[Exception]) -> Iterator[None]:
    """A failing `on_commit` hook must not roll back other databases that have not committed yet."""
    commits: list[str] = []
    try:
        with transaction.atomic(using=alias):
            transaction.on_commit(lambda: commits.append(alias), using=alias)  # before all other hooks
            yield
    except Exception as error:
        if not commits:
            raise
        failures.append(error)


class TwoStepFunction(ServerFunction):
    """A function in two steps: the first returns the second, a function without arguments.

    Only the second step runs in the transaction of the call. Writes of the first step always stay.
    """


Step = Callable[[], Any]
