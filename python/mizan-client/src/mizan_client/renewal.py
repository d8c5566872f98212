"""What several requests need and one of them gets: a CSRF token or a bearer token."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar

from .errors import UserChanged
from .session import Session

_renewing: ContextVar[tuple[Session, ...]] = ContextVar("mizan_client_renewing", default=())


class SharedFailure:
    """The failure of the last attempt, for the requests that have waited for it.

    Otherwise each of them would make an attempt of its own, one after another, and wait for as many timeouts.
    """

    def __init__(self) -> None:
        self.count = 0
        self._error: Exception | None = None

    @contextmanager
    def attempt(self, seen: int) -> Generator[None]:
        """For a request that saw ``seen`` failures before it began to wait."""
        if self._error is not None and self.count != seen:
            raise self._error.with_traceback(None)
        try:
            yield
        except UserChanged:
            # It belongs to the request whose user is not signed in any more.
            raise
        except Exception as error:
            self.count += 1
            self._error = error
            raise
        self._error = None


@contextmanager
def renewing(session: Session) -> Generator[None]:
    """Raises ``RuntimeError`` in ``renew_token`` if that uses its own client, which would wait for itself."""
    outer = _renewing.get()
    if any(each is session for each in outer):
        raise RuntimeError("renew_token must not use the client that waits for the token. Give it a client of its own.")
    token = _renewing.set((*outer, session))
    try:
        yield
    finally:
        _renewing.reset(token)
