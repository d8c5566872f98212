"""What ``Client`` and ``AsyncClient`` share."""

from __future__ import annotations

import copy
import platform
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib.metadata import version
from typing import ClassVar, Self, TypeVar, cast
from urllib.parse import urlsplit

from typing_extensions import Unpack

from .context_cache import ContextCache
from .envelope import error_in
from .errors import MizanError
from .flow import Flow, ReadOnce, Requests
from .functions import Context, Function
from .identity import Identity
from .invalidation import Listener, Listeners
from .options import ClientOptions, Settings
from .session import Session
from .transport import Response

T = TypeVar("T")

_USER_AGENT = f"mizan-client/{version('mizan-client')} python/{platform.python_version()}"


class BaseClient:
    _needs_csrf: ClassVar[bool] = True
    """Whether the backend protects cookie sessions with a CSRF token. Set by generated code."""
    _user_agent: ClassVar[str] = ""
    """Name and version of the generated package. Set by generated code."""

    def __init__(
        self,
        base_url: str,
        *,
        token: str | None,
        can_renew: bool,
        make_lock: Callable[[], object],
        options: ClientOptions,
    ) -> None:
        self._session = Session(self._needs_csrf, bearer_token=token, can_renew=can_renew)
        self._cache = ContextCache(make_lock)
        self._listeners = Listeners()
        self._requests = Requests(
            base_url=_checked(base_url),
            session=self._session,
            settings=Settings().changed(**options),
            user_agent=f"{self._user_agent} {_USER_AGENT}".lstrip(),
        )

    def with_options(self, **options: Unpack[ClientOptions]) -> Self:
        """The same client with other options. Both share the connections, and closing one closes both.

        ``headers`` may name another user, so a client with other headers has its own user.
        """
        changed = copy.copy(self)
        changed._requests = replace(self._requests, settings=self._requests.settings.changed(**options))
        if "headers" in options:
            changed._requests = replace(changed._requests, identity=Identity())
            changed._cache = self._cache.another()
        return changed

    def on_invalidate(self, listener: Listener) -> Callable[[], None]:
        """Calls ``listener`` with what a call has made stale. Returns a function that removes it.

        If a call fails after it may have changed something, all that its function affects is stale.
        """
        return self._listeners.add(listener)

    def _calling(self, function: Function[T], arguments: Mapping[str, object]) -> Flow[T]:
        body, content_type = function.encode(arguments)
        try:
            response = yield from self._requests.call(body, content_type)
            result, invalidations = function.decode(response)
        except BaseException as error:
            # A call that fails or is cancelled may have been executed.
            self._cache.clear()
            if isinstance(error, MizanError) and not error.is_refusal:
                self._listeners.tell([{"context": name} for name in function.affects])
            raise
        self._cache.drop(invalidations)
        self._listeners.tell(invalidations)
        return result

    def _reading(self, context: Context[T], params: Mapping[str, object]) -> Flow[T]:
        given = context.encode(params)
        path = context.path(given)
        lifetime = self._requests.settings.context_cache
        if lifetime == 0:
            return context.decode((yield from self._requests.read(path)))
        read = self._cache.read(path, context.name, given, self._requests.identity.epoch, lifetime)
        if read.response is None:
            yield ReadOnce(read, self._fetching(path))
        return context.decode(cast(Response, read.response))

    def _fetching(self, path: str) -> Flow[Response]:
        """An error is not kept."""
        response = yield from self._requests.read(path)
        if not 200 <= response.status < 300:
            raise error_in(response)
        return response


# Parsers of URLs drop some of these, and read others as a query, a fragment, a user or a path.
_NOT_IN_BASE_URL = re.compile(r"[\s\x00-\x1f\x7f?#@\\]")


def _checked(base_url: str) -> str:
    """Without a slash at its end. The scheme is in lower case, which transports compare."""
    scheme = None if _NOT_IN_BASE_URL.search(base_url) else _scheme_of(base_url)
    if scheme is None:
        # What is before an @ may be a password.
        shown = base_url.rsplit("@", maxsplit=1)[-1]
        raise ValueError(
            "base_url must be like https://example.org/api/mizan, without a user, a query and a fragment, "
            f"not {shown!r}."
        )
    return f"{scheme}{base_url[len(scheme) :]}".rstrip("/")


def _scheme_of(url: str) -> str | None:
    """None unless it is the URL of a host."""
    try:
        parts = urlsplit(url)
        is_valid = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return parts.scheme if is_valid else None
