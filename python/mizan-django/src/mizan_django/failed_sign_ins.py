"""Failed sign-ins that a transaction undoes: a lockout that counts them would never trigger."""

import logging
from collections.abc import Sequence
from contextvars import ContextVar
from typing import Any

from mizan_core import Invocation

logger = logging.getLogger("mizan")


class FailedSignIns:
    """Those while a transaction is open."""

    def __init__(self, invocations: Sequence[Invocation]) -> None:
        self._invocations = invocations
        self._outer: FailedSignIns | None = None
        self._happened = False

    def begin(self) -> None:
        self._outer = _current.get()
        _current.set(self)

    def end(self, *, undone: bool) -> None:
        _current.set(self._outer)
        if undone and self._happened:
            names = ", ".join(f"{each.function.name} ({each.function.source})" for each in self._invocations)
            logger.error(
                "A failed sign-in in %s was rolled back with all that was written about it, so no lockout can count "
                "it. Give the function atomic=False.",
                names,
            )

    @staticmethod
    def note(**_: Any) -> None:
        """Receives Django's `user_login_failed`."""
        current = _current.get()
        if current is not None:
            current._happened = True


_current: ContextVar[FailedSignIns | None] = ContextVar("mizan_failed_sign_ins", default=None)
