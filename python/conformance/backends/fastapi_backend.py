"""The wire's fixture on FastAPI. With CONFORMANCE_CSRF set, calls need a token, as on Django."""

import os
from typing import Any

from fastapi import FastAPI, Request, Response
from fixture import fixture
from mizan_fastapi import install
from mizan_fixtures.wire import USER_HEADER, USERS, offer_download


def _user(request: Request) -> Any:
    return USERS.get(request.headers.get(USER_HEADER, ""))


offer_download(Response, lambda body, kind: Response(body, media_type=kind))
app = FastAPI(title="wire", version="1.0.0")
install(app, registry=fixture(), user=_user, identity_secret="s" * 32, csrf="CONFORMANCE_CSRF" in os.environ)
