"""A user at a browser: keeps cookies and speaks the wire protocol."""

from typing import Any

from starlette.testclient import TestClient


class Person:
    def __init__(self, browser: TestClient) -> None:
        self.browser = browser

    def send(self, fn: str, mounted: Any = (), **args: Any) -> Any:
        body = {"fn": fn, "args": args, "mounted": list(mounted)}
        return self.browser.post("/api/mizan/call/", json=body)

    def call(self, fn: str, **args: Any) -> Any:
        response = self.send(fn, **args)
        assert response.status_code == 200, response.content
        return response.json()["result"]

    def refusal(self, fn: str, **args: Any) -> tuple[str, Any]:
        """The code of the error, and its messages by field or its only message."""
        error = self.send(fn, **args).json()["error"]
        if error["code"] != "VALIDATION_FAILED":
            return error["code"], error["message"]
        return error["code"], {issue["loc"][0]: issue["message"] for issue in error["details"]}

    def read(self, context: str, **params: Any) -> Any:
        return self.browser.get(f"/api/mizan/ctx/{context}/", params=params).json()
