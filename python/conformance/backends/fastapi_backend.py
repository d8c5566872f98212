"""The wire's fixture on FastAPI. With CONFORMANCE_CSRF set, calls need a token, as on Django."""

import os

from fastapi import FastAPI, Request, Response
from fixture import fixture
from mizan_conformance.exchanges import BEARER
from mizan_core import client
from mizan_core.tokens import Token, Tokens, TokenSettings
from mizan_fastapi import install
from mizan_fixtures.wire import USER_HEADER, USERS, Name, User, offer_download, registry

SESSION = "session"


@client(registry=registry)
def sign_in(name: Name, request: Request, response: Response) -> str:
    """Trusts the cookie, which only a test may do."""
    request.state.user = USERS[name]
    response.set_cookie(SESSION, name, httponly=True)
    return name


@client(registry=registry)
def sign_out(request: Request, response: Response) -> None:
    request.state.user = None
    response.delete_cookie(SESSION)


def _user(request: Request) -> User | None:
    return USERS.get(request.headers.get(USER_HEADER) or request.cookies.get(SESSION, ""))


def _user_of(token: Token) -> User | None:
    return USERS.get(token.sub)


offer_download(Response, lambda body, kind: Response(body, media_type=kind))
app = FastAPI(title="wire", version="1.0.0")
install(
    app,
    registry=fixture(),
    user=_user,
    identity_secret="s" * 32,
    csrf="CONFORMANCE_CSRF" in os.environ,
    tokens=Tokens(
        TokenSettings(
            keys={BEARER["kid"]: BEARER["key"]},
            signing=BEARER["kid"],
            issuer=BEARER["issuer"],
            audience=BEARER["audience"],
        )
    ),
    load_user=_user_of,
)
