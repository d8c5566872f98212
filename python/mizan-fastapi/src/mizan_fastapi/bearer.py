"""Bearer tokens (RFC 6750) as the way in which a request says whose it is."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from mizan_core import InvalidToken

if TYPE_CHECKING:  # needs the extra mizan-core[tokens]
    from mizan_core.tokens import Token, Tokens

LoadUser = Callable[["Token"], Any | Awaitable[Any]]


class Bearer:
    """Finds the user whom a token stands for: what `load_user` makes of it, by default the token itself."""

    def __init__(self, tokens: Tokens, load_user: LoadUser | None) -> None:
        self._tokens = tokens
        self._load_user = load_user

    async def user(self, request: Request) -> Any:
        """None without a token. Raises InvalidToken for one that is not good, or whose user is gone: whoever sends
        a token wants to be known by it, and by nothing else that the request carries."""
        if not is_sent_with(request):
            return None
        headers = request.headers.getlist("authorization")
        if len(headers) > 1:
            raise InvalidToken
        token = self._tokens.verify(headers[0].partition(" ")[2].strip())
        if self._load_user is None:
            return token
        if inspect.iscoroutinefunction(self._load_user):
            user = await self._load_user(token)
        else:
            user = await run_in_threadpool(self._load_user, token)
        if user is None:
            raise InvalidToken
        return user


def is_sent_with(request: Request) -> bool:
    """Whether the request has a bearer token, good or not."""
    return any(each.partition(" ")[0].lower() == "bearer" for each in request.headers.getlist("authorization"))
