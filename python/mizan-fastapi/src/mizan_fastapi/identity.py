"""Whose answer this is: who is signed in, and the header that says so without naming them."""

import inspect
import logging
import secrets
from collections.abc import Awaitable, Callable
from typing import Any

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from mizan_core import derive_identity, principal_of

FindUser = Callable[[Request], Any | Awaitable[Any]]

logger = logging.getLogger("mizan")


class Identity:
    """Finds the user of a request and derives the value of `X-Mizan-Identity`."""

    def __init__(self, secret: str | bytes | None, find_user: FindUser | None) -> None:
        self.secret = secrets.token_bytes(32) if secret is None else secret
        self._warn = secret is None
        self._find_user = find_user

    async def establish(self, request: Request) -> None:
        """Asks `find_user`, if there is one, and keeps its answer in `request.state.user`."""
        if self._find_user is None:
            return
        if inspect.iscoroutinefunction(self._find_user):
            request.state.user = await self._find_user(request)
        else:
            request.state.user = await run_in_threadpool(self._find_user, request)

    def derive(self, request: Request) -> str:
        """Empty for nobody. Looks at the user anew: a function that signs somebody in sets `request.state.user`."""
        principal = principal_of(user_of(request))
        if principal is not None and self._warn:
            self._warn = False
            logger.warning(
                "No identity_secret was given to mizan, so every process makes up its own and clients start afresh "
                "when another one answers. Pass the same random text to all."
            )
        return derive_identity(self.secret, principal)


def user_of(request: Request) -> Any:
    """`request.state.user`, None where nobody has set it."""
    return getattr(request.state, "user", None)
