"""CSRF protection for apps with cookie sessions that accept requests from other origins.

Without it, `Content-Type: application/json` is the defence: another site's form cannot send it, and its scripts only
after a CORS preflight that the app would have to allow. An app that allows foreign origins with credentials should
require tokens too: a signed double-submit cookie that is bound to the user (OWASP, "Cross-Site Request
Forgery Prevention Cheat Sheet").
"""

import hashlib
import hmac
import secrets
from urllib.parse import urlsplit

from fastapi import Request
from mizan_core import CsrfFailed
from starlette.responses import Response

COOKIE = "mizan_csrf"
HEADER = "X-CSRFToken"


def refuse_other_origins(request: Request) -> None:
    """For calls with files of an app without tokens, whose content type a form of another site can send.

    What browsers say of the page is compared, as in Go's `http.CrossOriginProtection`; other clients say nothing. No
    page can make a browser add a bearer token. Raises CsrfFailed.
    """
    if request.headers.get("authorization", "").lower().startswith("bearer "):
        return
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None:
        is_own = site in ("same-origin", "none")
    else:
        is_own = origin is None or urlsplit(origin).netloc == request.headers.get("host")
    if not is_own:
        raise CsrfFailed("A call with files from a page of another origin needs a CSRF token: install(csrf=True).")


class Csrf:
    def __init__(self, secret: str | bytes) -> None:
        self._key = secret.encode() if isinstance(secret, str) else secret

    def token(self, request: Request, identity: str) -> tuple[str, str]:
        """The token for the client, and the cookie's value that it belongs to, kept when there is one."""
        nonce = request.cookies.get(COOKIE) or secrets.token_urlsafe(24)
        return self._sign(nonce, identity), nonce

    def set_cookie(self, request: Request, response: Response, nonce: str) -> None:
        secure = request.url.scheme == "https"
        response.set_cookie(COOKIE, nonce, httponly=True, samesite="lax", secure=secure)

    def check(self, request: Request, identity: str) -> None:
        """Raises CsrfFailed."""
        # Without a cookie this is the signature of an empty nonce, which no client ever receives.
        expected = self._sign(request.cookies.get(COOKIE, ""), identity)
        given = request.headers.get(HEADER, "")
        if not hmac.compare_digest(expected.encode(), given.encode()):
            raise CsrfFailed

    def _sign(self, nonce: str, identity: str) -> str:
        # The identity has a fixed length, or none: the two cannot be shifted into each other.
        message = b"mizan.csrf.v1\x00" + identity.encode() + b"\x00" + nonce.encode()
        return hmac.new(self._key, message, hashlib.sha256).hexdigest()
