"""A user at a browser: keeps cookies and speaks the wire protocol."""

from typing import Any

from httpx import Response
from starlette.testclient import TestClient


class Person:
    def __init__(self, browser: TestClient) -> None:
        self.browser = browser

    def send(self, fn: str, **args: Any) -> Response:
        response: Response = self.browser.post("/api/mizan/call/", json={"fn": fn, "args": args})
        return response

    def call(self, fn: str, **args: Any) -> Any:
        response = self.send(fn, **args)
        assert response.status_code == 200, response.text
        return response.json()["result"]

    def refusal(self, fn: str, **args: Any) -> tuple[int, str]:
        response = self.send(fn, **args)
        return response.status_code, response.json()["error"]["code"]

    def read(self, context: str, **params: Any) -> Any:
        return self.browser.get(f"/api/mizan/ctx/{context}/", params=params).json()
