"""Somebody at a browser: keeps cookies and speaks the wire."""

from typing import Any

from django.test import Client


class Person:
    def __init__(self, browser: Client) -> None:
        self.browser = browser

    def post(self, body: Any) -> Any:
        token = self.browser.get("/api/mizan/session/").json()["csrfToken"]
        headers = {"X-CSRFToken": token}
        return self.browser.post("/api/mizan/call/", body, content_type="application/json", headers=headers)

    def send(self, fn: str, **args: Any) -> Any:
        return self.post({"fn": fn, "args": args})

    def call(self, fn: str, **args: Any) -> Any:
        response = self.send(fn, **args)
        assert response.status_code == 200, response.content
        return response.json()["result"]

    def refusal(self, fn: str, **args: Any) -> tuple[int, str]:
        response = self.send(fn, **args)
        return response.status_code, response.json()["error"]["code"]

    def read(self, context: str, **params: Any) -> Any:
        return self.browser.get(f"/api/mizan/ctx/{context}/", params).json()
