"""The harness on FastAPI: `uvicorn --app-dir e2e/backend harness_fastapi:app`.

A person signs in with `POST /login {"username": "stella"}`.
"""

from secrets import token_urlsafe

import harness_files_fastapi  # noqa: F401 - defines its function
from accounts import ACCOUNTS, SESSION_KEY, account_of_session
from controls import PREFIX, Controls
from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import PlainTextResponse
from harness_users import define_user_functions
from mizan_fastapi import install
from parcels import MAX_UPLOAD_BYTES
from pydantic import BaseModel
from starlette.middleware.sessions import SessionMiddleware

SECRET = token_urlsafe()

define_user_functions(request=Request, text_response=PlainTextResponse, account=lambda request: request.state.user)
app = FastAPI(title="mizan harness")
install(app, prefix=PREFIX, identity_secret=SECRET, user=account_of_session, max_upload_bytes=MAX_UPLOAD_BYTES)
app.add_middleware(SessionMiddleware, secret_key=SECRET)
app.add_middleware(Controls)


class Login(BaseModel):
    username: str


@app.post("/login")
def login(body: Login, request: Request) -> dict[str, str]:
    if body.username not in ACCOUNTS:
        raise HTTPException(404, "No user has this name.")
    request.session[SESSION_KEY] = body.username
    return {"username": body.username}


@app.post("/logout")
def logout(request: Request) -> None:
    request.session.clear()
