"""The requests of a client, without sending them.

A flow is a generator. It yields each step that takes time, and ``Runner`` or ``AsyncRunner`` takes the step and sends
its outcome back. So the rules for sessions, tokens and repetitions are the same code for both clients.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from .context_cache import CachedRead
from .envelope import error_in, read_session
from .errors import MizanError, NetworkError, RequestTimeout, UserChanged
from .headers import merged
from .identity import IDENTITY, Identity, Seen
from .options import Settings
from .session import NO_TOKEN_NEEDED, Session
from .transport import Request, Response

logger = logging.getLogger("mizan_client")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Send:
    """The outcome is a ``Response``."""

    request: Request


@dataclass(frozen=True, slots=True)
class Pause:
    seconds: float


@dataclass(frozen=True, slots=True)
class OpenSession:
    """Fetches a CSRF token, unless another call has replaced ``stale`` in the meantime."""

    stale: str | None
    flow: Flow[None]


@dataclass(frozen=True, slots=True)
class RenewToken:
    """Gets another bearer token, unless another call has replaced ``stale`` in the meantime."""

    stale: str | None


@dataclass(frozen=True, slots=True)
class ReadOnce:
    """Gets the response of a read, unless another reader has got it in the meantime."""

    read: CachedRead
    flow: Flow[Response]


Step = Send | Pause | OpenSession | RenewToken | ReadOnce
Flow = Generator[Step, Any, T]

_LONGEST_PAUSE = 30.0
"""Seconds between two attempts, unless the backend asks for more."""
_DOUBLINGS = 60
"""Then the pause has its maximum, and the power would soon be no float."""
_PATIENCE = 60.0
"""If the backend asks to wait for longer than these seconds, the caller gets the error at once."""


@dataclass(frozen=True, slots=True)
class Requests:
    """Flows of single requests to one backend."""

    base_url: str
    session: Session
    settings: Settings
    user_agent: str
    identity: Identity = field(default_factory=Identity)
    """Not of the session: headers of the options may name another user."""

    def call(self, body: bytes, content_type: str) -> Flow[Response]:
        """A call is sent again only if it was refused for an outdated token, so nothing runs twice.

        It is not sent if another user has signed in since the caller asked for it.
        """
        asked = self.identity.epoch
        if self.session.uses_csrf and self.session.csrf_token is None:
            yield self._open_session()
        used = self.session.csrf_token
        headers = {"Content-Type": content_type}
        response = yield from self._send("POST", "call/", asked, headers, body)
        if response.status != 403 or error_in(response).code != "CSRF_FAILED" or not self.session.uses_csrf:
            return response
        logger.info("The CSRF token is outdated; fetching another one.")
        yield self._open_session(used)
        return (yield from self._send("POST", "call/", asked, headers, body))

    def read(self, path: str) -> Flow[Response]:
        """Repeats after failures that may be gone next time."""
        failures = 0
        while True:
            try:
                response = yield from self._send("GET", path, self.identity.epoch)
                if not _is_temporary(response.status):
                    return response
                error = error_in(response)
            except (NetworkError, RequestTimeout) as failure:
                error = failure
            failures += 1
            pause = self._pause(error, failures)
            if failures > self.settings.max_retries or error.retry_after > _PATIENCE:
                raise error
            logger.info("Reading %s again in %.1f s: %s", path.split("?", maxsplit=1)[0], pause, error)
            yield Pause(pause)

    def _open_session(self, stale: str | None = None) -> OpenSession:
        return OpenSession(stale, self._fetch_session())

    def _fetch_session(self) -> Flow[None]:
        response = yield from self._send("GET", "session/", self.identity.epoch)
        self.session.csrf_token = read_session(response) or NO_TOKEN_NEEDED

    def _send(
        self, method: str, path: str, asked: int, headers: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> Flow[Response]:
        """One request of the epoch ``asked``; after an expired bearer token was renewed, once more."""
        if self.session.bearer_token is None and self.session.can_renew:
            yield RenewToken(None)
        token = self.session.bearer_token
        response: Response = yield self._sending(method, path, asked, headers, body)
        # A backend refuses a token before anything else, and then names no identity. A function that itself answers
        # with 401 has been executed.
        is_refused = response.status == 401 and response.header(IDENTITY) is None
        if is_refused and token is not None and self.session.can_renew:
            logger.info("The bearer token was refused; getting another one.")
            yield RenewToken(token)
            response = yield self._sending(method, path, asked, headers, body)
        seen = self.identity.see(response, asked)
        if seen is Seen.OUTDATED:
            raise _user_changed(method, path)
        if seen is Seen.CHANGED and path != "session/":
            # The token belongs to the session before. The session itself has been read for the new user.
            self.session.csrf_token = None
        return response

    def _sending(
        self, method: str, path: str, asked: int, headers: Mapping[str, str] | None, body: bytes | None
    ) -> Send:
        if asked != self.identity.epoch:
            raise _user_changed(method, path)
        return Send(self._request(method, path, headers or {}, body))

    def _request(self, method: str, path: str, headers: Mapping[str, str], body: bytes | None) -> Request:
        own = {"Accept": "application/json", "User-Agent": self.user_agent, **headers}
        if self.session.bearer_token is not None:
            own["Authorization"] = f"Bearer {self.session.bearer_token}"
        elif self.session.csrf_token and method == "POST":
            own["X-CSRFToken"] = self.session.csrf_token
            # Over HTTPS, Django requires it beside the token.
            own["Referer"] = f"{self.base_url}/"
        return Request(
            method=method,
            url=f"{self.base_url}/{path}",
            headers=merged(own, self.settings.headers),
            body=body,
            timeout=self.settings.timeout,
            max_bytes=self.settings.max_bytes,
        )

    def _pause(self, error: MizanError, failures: int) -> float:
        """At random, so that clients that failed together do not come back together."""
        jitter = random.random() / 2  # noqa: S311
        doubled: float = self.settings.retry_delay * 2 ** min(failures - 1, _DOUBLINGS)
        return max(min(doubled, _LONGEST_PAUSE) * (1 - jitter), error.retry_after * (1 + jitter))


def _user_changed(method: str, path: str) -> UserChanged:
    place = path.split("?", maxsplit=1)[0]
    return UserChanged(f"{method} {place} belongs to a user who is no longer signed in.")


def _is_temporary(status: int) -> bool:
    """501 means that the backend does not have the function."""
    return status in (408, 429) or (status >= 500 and status != 501)
