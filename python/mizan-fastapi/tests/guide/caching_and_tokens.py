"""The application of docs/guide/caching-and-tokens.md, which test_guide.py runs."""

import os
from dataclasses import dataclass

from fastapi import FastAPI, HTTPException
from mizan_core import Cache, client
from mizan_core.cache.redis import RedisBackend
from mizan_core.tokens import Token, Tokens, TokenSettings
from mizan_fastapi import install

sales = {7: [120, 80]}


@dataclass
class User:
    id: int
    name: str
    password: str
    is_staff: bool = False


users = {1: User(1, "ada", "lovelace"), 2: User(2, "stella", "nova", is_staff=True)}


# region cache
@client(context="project", auth="staff", cache=300)
def sales_report(project_id: int) -> int:
    """Cached for at most five minutes, separately for each user, and only until a sale is recorded."""
    return sum(sales[project_id])


@client(context="catalog", cache=3600, cache_scope="public")
def price_list() -> dict[str, int]:
    """Cached once for all users."""
    return {"basic": 10, "team": 40}


@client(affects="project", auth="staff")
def record_sale(project_id: int, amount: int) -> None:
    sales[project_id].append(amount)
    # endregion


# region shared
@client(context="opening_hours", cache=3600, cache_scope="public", shared_max_age=30)
def opening_hours() -> list[str]:
    return ["Monday to Friday, 9 to 17"]
    # endregion


# region tokens
tokens = Tokens(
    TokenSettings(
        keys={"2026-03": os.environ["TOKEN_KEY"]},  # at least 32 random bytes
        signing="2026-03",
        issuer="tracker",
        audience="tracker",
        lifetime=900,  # seconds
    )
)


def load_user(token: Token) -> User | None:
    return users.get(int(token.sub))


# endregion

app = FastAPI()


# region login
@app.post("/token")
def sign_in(name: str, password: str) -> dict[str, str]:
    for user in users.values():
        if (user.name, user.password) == (name, password):
            return {"token": tokens.issue(user)}
    raise HTTPException(401)
    # endregion


# region install
install(
    app,
    identity_secret=os.environ["IDENTITY_SECRET"],
    cache=Cache(RedisBackend(os.environ["REDIS_URL"]), secret=os.environ["CACHE_SECRET"]),
    tokens=tokens,
    load_user=load_user,
)
# endregion
