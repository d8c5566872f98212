"""The live backend of the end-to-end scenarios: `uvicorn --app-dir e2e/backend app:app`.

A person signs in with `POST /login {"username": "stella"}` (a cookie), or for one request with the header
`X-Test-User: stella`. `GET /__requests` lists what arrived under the mizan prefix, `DELETE /__requests` forgets
it, `POST /__reset` empties all state.
"""

from secrets import token_bytes
from typing import Any

import harness
from accounts import ACCOUNTS, close_session, find_account, open_session
from fastapi import FastAPI, HTTPException, Request, Response
from mizan_fastapi import install
from pydantic import BaseModel
from request_log import RequestLog
from starlette.types import ASGIApp, Receive, Scope, Send

PREFIX = "/api/mizan"
COOKIE = "session"


class SignIn:
    """Puts the account of the cookie or header into `request.state.user`, None for nobody."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            request = Request(scope)
            named = ACCOUNTS.get(request.headers.get("x-test-user", ""))
            request.state.user = named or find_account(request.cookies.get(COOKIE, ""))
        await self.app(scope, receive, send)


class Login(BaseModel):
    username: str


app = FastAPI(title="mizan harness")
app.add_middleware(SignIn)
app.add_middleware(RequestLog, prefix=PREFIX)
install(app, prefix=PREFIX, identity_secret=token_bytes(32))


@app.post("/login")
def login(body: Login, response: Response) -> dict[str, str]:
    if body.username not in ACCOUNTS:
        raise HTTPException(404, "nobody has that name")
    response.set_cookie(COOKIE, open_session(body.username), httponly=True, samesite="lax")
    return {"username": body.username}


@app.post("/logout")
def logout(request: Request, response: Response) -> dict[str, str]:
    close_session(request.cookies.get(COOKIE, ""))
    response.delete_cookie(COOKIE)
    return {}


@app.get("/__requests")
def requests() -> list[dict[str, Any]]:
    return RequestLog.entries


@app.delete("/__requests")
def forget_requests() -> None:
    RequestLog.entries.clear()


@app.post("/__reset")
def reset() -> None:
    harness.reset()
    RequestLog.entries.clear()
