"""Whose answer this is: who is signed in, and the header that says so without naming them."""

import logging
import secrets
from collections.abc import Awaitable, Callable
from typing import Any

from fastapi import Request
from mizan_core import derive_identity, principal_of
from mizan_core.identity import class_of

from .bearer import Bearer, ask, is_sent_with

FindUser = Callable[[Request], Any | Awaitable[Any]]

_ESTABLISHED = "mizan.user_is_established"

logger = logging.getLogger("mizan")


class Identity:
    """Finds the user of a request and derives the value of `X-Mizan-Identity`."""

    def __init__(
        self, secret: str | bytes | None, find_user: FindUser | None = None, bearer: Bearer | None = None
    ) -> None:
        self.secret = secrets.token_bytes(32) if secret is None else secret
        self._warn = secret is None
        self._find_user = find_user
        self._bearer = bearer

    async def establish(self, request: Request) -> None:
        """Asks the bearer token, else `find_user`, if there is one, and keeps the answer in `request.state.user`.

        Once a request. Raises InvalidToken, and whatever `find_user` raises.
        """
        if _ESTABLISHED in request.scope:
            return
        await self._find(request)
        request.scope[_ESTABLISHED] = True

    def is_by_token(self, request: Request) -> bool:
        """Whether a bearer token, which was verified, says whose the established request is. No browser adds one by
        itself, so no other site can."""
        return self._bearer is not None and is_sent_with(request)

    async def _find(self, request: Request) -> None:
        user = None if self._bearer is None else await self._bearer.user(request)
        if user is not None:
            request.state.user = user
        elif self._find_user is not None:
            request.state.user = await ask(self._find_user, request)

    def derive(self, request: Request) -> str:
        """Empty for nobody. Looks at the user anew: a function that signs somebody in sets `request.state.user`."""
        user = user_of(request)
        principal = principal_of(user)
        if principal is None:
            return ""
        if self._warn:
            self._warn = False
            logger.warning(
                "No identity_secret was given to mizan, so every process makes up its own and clients start afresh "
                "when another one answers. Pass the same random text to all."
            )
        return derive_identity(self.secret, f"{class_of(user)}\x00{principal}")


def user_of(request: Request) -> Any:
    """`request.state.user`, None where nobody has set it."""
    if not request.scope.get("state"):
        return None  # to ask an empty state takes an object and an exception
    return getattr(request.state, "user", None)
