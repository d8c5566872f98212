"""The signed-in user, for both FastAPI apps: a lookup by cookie, as in a session store in memory."""

from dataclasses import dataclass

from fastapi import HTTPException, Request

COOKIE = "session"


@dataclass(frozen=True)
class User:
    id: int
    is_authenticated: bool = True


_sessions = {"0123456789abcdef": User(1)}


async def find_user(request: Request) -> User | None:
    return _sessions.get(request.cookies.get(COOKIE, ""))


async def require_user(request: Request) -> User:
    user = await find_user(request)
    if user is None:
        raise HTTPException(401)
    return user
