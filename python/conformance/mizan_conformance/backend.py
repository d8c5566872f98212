"""A live backend. Requests are sent exactly as an exchange describes them, without the fixes of a client library."""

import base64
import json
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPMessage
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlsplit

from .exchanges import BEARER

USER_HEADER = "X-Conformance-User"
CSRF_HEADER = "X-CSRFToken"


@dataclass(frozen=True, slots=True)
class Response:
    status: int
    headers: HTTPMessage
    body: bytes


class Backend:
    """Keeps cookies and, if the backend requires it, the CSRF token of each user."""

    def __init__(self, base_url: str) -> None:
        """`base_url` is where `session/`, `call/` and `ctx/` are, such as `http://localhost:8000/api/mizan`."""
        self.base_url = base_url
        address = urlsplit(base_url)
        self._host, self._prefix = address.netloc, address.path.rstrip("/")
        self.cookies: dict[str, str] = {}
        self._tokens: dict[str | None, str | None] = {}
        self.identities: dict[str, str] = {}
        """What `X-Mizan-Identity` was for each user so far."""

    def without_cookies(self) -> "Backend":
        """The same backend for a browser without cookies."""
        fresh = Backend(self.base_url)
        fresh.identities = self.identities
        return fresh

    def meets(self, requirement: str | None) -> bool:
        """Whether an exchange that requires this applies."""
        match requirement:
            case "csrf":
                return self._token(None) is not None
            case "files":
                return self._accepts_files
        return True

    @property
    def _accepts_files(self) -> bool:
        """Otherwise another content type than JSON is refused, whatever is called."""
        headers = {"Content-Type": "multipart/form-data; boundary=x"}
        call = '--x\r\nContent-Disposition: form-data; name="call"\r\n\r\n{"fn":"of_no_backend"}\r\n--x--\r\n'
        response = self.send({"method": "POST", "path": "call/", "headers": headers, "body": {"text": call}})
        return response.status != HTTPStatus.UNSUPPORTED_MEDIA_TYPE

    def send(self, request: dict[str, Any]) -> Response:
        user = request.get("user")
        headers: dict[str, str | None] = {"Content-Type": "application/json"} if "body" in request else {}
        if "token" in request:
            headers["Authorization"] = f"Bearer {BEARER['tokens'][request['token']]}"
        elif "body" in request and request.get("csrf", True):
            token = self._token(user)
            headers |= {} if token is None else {CSRF_HEADER: token}
        headers |= request.get("headers", {})
        given = {name: value for name, value in headers.items() if value is not None}
        response = self._exchange(request["method"], request["path"], given, user, _body(request.get("body")))
        if (request["method"], request["path"]) == ("GET", "session/") and "token" not in request:
            self._tokens[user] = _csrf_token(response)
        return response

    def headers_of(self, user: str) -> dict[str, str]:
        """The headers for requests of this user by other clients."""
        token = self._token(user)
        cookies = {"Cookie": self._cookie()} if self.cookies else {}
        return {USER_HEADER: user, **cookies, **({} if token is None else {CSRF_HEADER: token})}

    def _cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def _token(self, user: str | None) -> str | None:
        if user not in self._tokens:
            self._tokens[user] = _csrf_token(self._exchange("GET", "session/", {}, user, None))
        return self._tokens[user]

    def _exchange(
        self, method: str, path: str, headers: dict[str, str], user: str | None, body: bytes | None
    ) -> Response:
        if user is not None:
            headers = {USER_HEADER: user, **headers}
        if self.cookies:
            headers = {"Cookie": self._cookie(), **headers}
        connection = HTTPConnection(self._host, timeout=20)
        try:
            # A server may refuse a body before it has read it, and close the connection (RFC 9110, section 15.5.14).
            with suppress(BrokenPipeError, ConnectionResetError):
                connection.request(method, f"{self._prefix}/{path}", body, headers)
            raw = connection.getresponse()
            response = Response(raw.status, raw.headers, raw.read())
        finally:
            connection.close()
        for line in response.headers.get_all("Set-Cookie", []):
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
                if morsel["max-age"] == "0":
                    del self.cookies[name]
        return response


def _csrf_token(response: Response) -> str | None:
    with suppress(ValueError, TypeError, KeyError):
        token: str | None = json.loads(response.body)["csrfToken"]
        return token
    return None


def _body(body: dict[str, Any] | None) -> bytes | None:
    match body:
        case None:
            return None
        case {"json": value}:
            return json.dumps(value, ensure_ascii=False).encode()
        case {"text": text}:
            return bytes(text, "utf-8")
        case {"bytes": bytes(content)}:  # of tests in Python
            return content
        case {"base64": text}:
            return base64.b64decode(text)
        case {"repeat": {"text": text, "times": times, **around}}:
            opened, closed = text * times, around.get("closing", "") * times
            return bytes(around.get("before", "") + opened + closed + around.get("after", ""), "utf-8")
    raise ValueError(f"A body is one of json, text, base64 and repeat, not {', '.join(body)}.")
