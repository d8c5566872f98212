"""Failed sign-ins inside a transaction. A lockout counts their records, so a rollback of these would defeat it."""

import logging
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from contextvars import ContextVar
from types import FrameType
from typing import Any

from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.db import connections
from mizan_core import Invocation

logger = logging.getLogger("mizan")

_READS = ("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK", "EXPLAIN", "PRAGMA")
_AUTHENTICATE = ("django.contrib.auth", "authenticate")
_OWN_BACKENDS = ("django.contrib.auth.backends.ModelBackend", "django.contrib.auth.backends.AllowAllUsersModelBackend")


class FailedSignIns:
    """The failed sign-ins of one unit of work while its transaction is open. Runs in one thread."""

    def __init__(self, databases: Sequence[str], invocations: Sequence[Invocation]) -> None:
        self._databases = databases
        self._invocations = invocations
        self._outer: FailedSignIns | None = None
        self._watching = ExitStack()
        self._hooks = 0
        self._happened = False
        self._has_other_writes = not _may_write()

    def begin(self) -> None:
        self._outer = _current.get()
        _current.set(self)
        if not self._has_other_writes:
            self._hooks = self._count_hooks()
            for alias in self._databases:
                self._watching.enter_context(connections[alias].execute_wrapper(self._watch))

    @property
    def is_all(self) -> bool:
        """Whether a sign-in failed and only authentication backends and receivers of Django's signals have written.
        Their records are committed although the function failed, as after `LoginView`."""
        return self._happened and not self._has_other_writes and self._count_hooks() == self._hooks

    def end(self, *, undone: bool) -> None:
        self._watching.close()
        _current.set(self._outer)
        if undone and self._happened:
            names = ", ".join(f"{each.function.name} ({each.function.source})" for each in self._invocations)
            logger.error(
                "A failed sign-in in %s was rolled back together with its records, so a lockout cannot count "
                "it. Add atomic=False to the function.",
                names,
            )

    def _watch(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if not self._has_other_writes and not sql.lstrip(" (\n").upper().startswith(_READS):
            self._has_other_writes = not _is_authenticating()
        return execute(sql, params, many, context)

    def _count_hooks(self) -> int:
        """The callbacks that would run after a commit. They belong to the function, which has failed."""
        return sum(len(connections[alias].run_on_commit) for alias in self._databases)

    @staticmethod
    def note(**_: Any) -> None:
        """Receives Django's `user_login_failed`."""
        current = _current.get()
        if current is not None:
            current._happened = True


_current: ContextVar[FailedSignIns | None] = ContextVar("mizan_failed_sign_ins", default=None)


def _may_write() -> bool:
    """Whether anything besides mizan reacts to failed sign-ins. If not, SQL statements need no inspection."""
    return len(user_login_failed.receivers) > 1 or any(
        each not in _OWN_BACKENDS for each in settings.AUTHENTICATION_BACKENDS
    )


def _is_authenticating() -> bool:
    """Whether `django.contrib.auth.authenticate`, which calls backends and sends signals, is on the stack. The stack
    does not show what `aauthenticate` calls."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        if (frame.f_globals.get("__name__"), frame.f_code.co_name) == _AUTHENTICATE:
            return True
        frame = frame.f_back
    return False
