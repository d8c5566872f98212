"""What a request is about, for the log: which function, and on whose behalf."""

from __future__ import annotations

import inspect
import logging
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import TYPE_CHECKING, Any

from .errors import MizanError

try:
    from opentelemetry import trace
except ImportError:  # optional: an application that traces has it
    trace = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from .function import ServerFunction
    from .operation import Operation
    from .registry import Context

logger = logging.getLogger("mizan")


@dataclass(slots=True)
class Subject:
    """One for each request. Every record of a failed request has the same fields: ``mizan_function``,
    ``mizan_source`` (``file:line``), ``mizan_request_id`` and ``mizan_identity``."""

    name: str | None = None
    """The function or context, once it is known to exist."""
    functions: Sequence[ServerFunction] = ()
    identity: str | None = None
    """The value of ``X-Mizan-Identity``; empty for an anonymous request, None if it is not known."""
    request_id: str = field(default_factory=lambda: secrets.token_hex(8))

    def is_about(self, target: Operation | Context) -> None:
        """Called by the dispatcher before anything is checked."""
        self.name = target.name
        self.functions = target.functions if hasattr(target, "functions") else target.parts
        if trace is not None:  # the framework's span is about the endpoint, which all functions share
            trace.get_current_span().set_attribute("mizan.function", target.name)

    def log_failure(self, error: BaseException) -> None:
        """An unexpected error, with its traceback."""
        self._log(logging.ERROR, error, "Unexpected error in %s, request id %s, identity %s", exc_info=error)

    def log_lost_refresh(self, error: BaseException) -> None:
        """A context that could not be read again after a call, which has succeeded."""
        self._log(logging.WARNING, error, "No refresh of %s, request id %s, identity %s", exc_info=error)

    def log_refusal(self, refusal: MizanError, error: BaseException) -> None:
        """An error that the client receives. Those of a status below 500 are the audit trail."""
        level = logging.INFO if refusal.status < 500 else logging.WARNING
        self._log(level, error, f"{refusal.code} from %s, request id %s, identity %s")

    def _log(self, level: int, error: BaseException, text: str, **options: Any) -> None:
        name, source = self._place(error)
        identity = "unknown" if self.identity is None else self.identity or "anonymous"
        fields = {
            "mizan_function": name,
            "mizan_source": source,
            "mizan_request_id": self.request_id,
            "mizan_identity": self.identity,
        }
        where = "a request" if name is None else name if source is None else f"{name} ({source})"
        logger.log(level, text, where, self.request_id, identity, extra=fields, **options)

    def _place(self, error: BaseException) -> tuple[str | None, str | None]:
        """The function that raised the error, if several have run, and where it is defined."""
        functions = self.functions
        if len(functions) > 1:
            codes = {frame.tb_frame.f_code for frame in _frames(error.__traceback__)}
            functions = [each for each in functions if _code(each) in codes]
        if len(functions) == 1:
            return functions[0].name, str(functions[0].source)
        return self.name, None


def _frames(traceback: TracebackType | None) -> Sequence[TracebackType]:
    frames = []
    while traceback is not None:
        frames.append(traceback)
        traceback = traceback.tb_next
    return frames


def _code(function: ServerFunction) -> Any:
    return getattr(inspect.unwrap(function.function), "__code__", None)
