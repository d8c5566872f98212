"""The live backend of the end-to-end tests: `uvicorn --app-dir e2e/backend app:app`.

A person signs in with `POST /login {"username": "stella"}` (a cookie), or for one request with the header
`X-Test-User: stella`. `GET /__requests` lists what arrived under the mizan prefix, `DELETE /__requests` forgets
it, `POST /__reset` empties all state.
"""

from secrets import token_bytes
from typing import Any

import harness
from accounts import ACCOUNTS, Account, close_session, find_account, open_session
from fastapi import FastAPI, HTTPException, Request, Response
from mizan_fastapi import install
from pydantic import BaseModel
from request_log import RequestLog

PREFIX = "/api/mizan"
COOKIE = "session"


def find_user(request: Request) -> Account | None:
    """The account of the cookie or header."""
    named = ACCOUNTS.get(request.headers.get("x-test-user", ""))
    return named or find_account(request.cookies.get(COOKIE, ""))


class Login(BaseModel):
    username: str


app = FastAPI(title="mizan harness")
app.add_middleware(RequestLog, prefix=PREFIX)
install(app, prefix=PREFIX, identity_secret=token_bytes(32), user=find_user)


@app.post("/login")
def login(body: Login, response: Response) -> dict[str, str]:
    if body.username not in ACCOUNTS:
        raise HTTPException(404, "No user has this name.")
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
