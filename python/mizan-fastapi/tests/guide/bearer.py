"""The application of docs/guide/bearer-tokens.md, which test_bearer_guide.py runs."""

import os
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, FastAPI, Request, Response
from mizan_core import Unauthorized, client
from mizan_core.tokens import Token, Tokens, TokenSettings
from mizan_fastapi import install


@dataclass
class User:
    id: int
    name: str
    password: str


users = {1: User(1, "ada", "lovelace"), 2: User(2, "bob", "builder")}


# region backend
WEEK = 7 * 24 * 3600


def tokens(audience: str, lifetime: int) -> Tokens:
    keys = {"2026-03": os.environ["TOKEN_KEY"]}  # at least 32 random bytes
    return Tokens(TokenSettings(keys=keys, signing="2026-03", issuer="tracker", audience=audience, lifetime=lifetime))


access = tokens("tracker", 900)
renewal = tokens("tracker-renewal", WEEK)


@client
def sign_in(name: str, password: str, response: Response) -> str:
    """A token for the memory of the page, and a cookie that scripts cannot read, to renew it with."""
    user = next((each for each in users.values() if (each.name, each.password) == (name, password)), None)
    if user is None:
        raise Unauthorized("No account has this name and password.")
    response.set_cookie(
        "renewal", renewal.issue(user), WEEK, path="/api/mizan/call/", httponly=True, secure=True, samesite="strict"
    )
    return access.issue(user)


@client
def renew(request: Request) -> str:
    """Another token. UNAUTHORIZED if the cookie is missing or no longer valid."""
    user = users.get(int(renewal.verify(request.cookies.get("renewal", "")).sub))
    if user is None:
        raise Unauthorized
    return access.issue(user)


@client
def sign_out(response: Response) -> None:
    response.delete_cookie("renewal", "/api/mizan/call/", httponly=True, secure=True, samesite="strict")
    # endregion


# region context
def load_user(token: Token) -> User | None:
    return users.get(int(token.sub))


def current_user(request: Request) -> User | None:
    user: User | None = getattr(request.state, "user", None)
    return user


@client(context="global")
def me(user: Annotated[User | None, Depends(current_user)]) -> str | None:
    return user.name if user else None


@client(context="notes", auth=True)
def notes(user: Annotated[User, Depends(current_user)]) -> list[str]:
    return [f"a note of {user.name}"]


app = FastAPI()
install(app, identity_secret=os.environ["IDENTITY_SECRET"], tokens=access, load_user=load_user)
# endregion
