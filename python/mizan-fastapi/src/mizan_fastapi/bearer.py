"""Authentication by bearer tokens (RFC 6750)."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from mizan_core import InvalidToken, is_authenticated
from mizan_core.bearer import bearer_token, has_bearer

if TYPE_CHECKING:  # needs the extra mizan-core[tokens]
    from mizan_core.tokens import Token, Tokens

LoadUser = Callable[["Token"], Any | Awaitable[Any]]


class Bearer:
    """Finds the user of a token: the result of `load_user`, by default the token itself."""

    def __init__(self, tokens: Tokens, load_user: LoadUser | None) -> None:
        self._tokens = tokens
        self._load_user = load_user

    async def user(self, request: Request) -> Any:
        """None without a token. Raises InvalidToken for an invalid token or one whose user does not exist: a request
        with a token is never authenticated in another way."""
        if not is_sent_with(request):
            return None
        token = self._tokens.verify(bearer_token(_authorization(request)))
        if self._load_user is None:
            return token
        user = await ask(self._load_user, token)
        if not is_authenticated(user):
            raise InvalidToken
        return user


def is_sent_with(request: Request) -> bool:
    """Whether the request has a bearer token, valid or not."""
    return has_bearer(_authorization(request))


def _authorization(request: Request) -> str:
    return ",".join(request.headers.getlist("authorization"))


async def ask(find: Callable[[Any], Any], argument: Any) -> Any:
    """The result of `find`, which runs on the event loop if it is an async function, otherwise in a thread. There it
    may return an awaitable, as a lambda around an async function does, or an object with an async `__call__`."""
    if inspect.iscoroutinefunction(find):
        return await find(argument)
    found = await run_in_threadpool(find, argument)
    return await found if inspect.isawaitable(found) else found
