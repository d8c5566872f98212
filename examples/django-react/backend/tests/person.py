"""A user at a browser: keeps cookies and speaks the wire protocol."""

import json
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.client import MULTIPART_CONTENT


class Person:
    def __init__(self, browser: Client) -> None:
        self.browser = browser

    def post(self, body: Any, content_type: str = "application/json") -> Any:
        token = self.browser.get("/api/mizan/session/").json()["csrfToken"]
        headers = {"X-CSRFToken": token}
        return self.browser.post("/api/mizan/call/", body, content_type=content_type, headers=headers)

    def send(self, fn: str, **args: Any) -> Any:
        return self.post({"fn": fn, "args": args})

    def send_files(self, fn: str, args: Any, files: dict[str, SimpleUploadedFile], mounted: Any = ()) -> Any:
        """Sends each file in the part named by the JSON Pointer of its location in ``args``."""
        call = json.dumps({"fn": fn, "args": args, "mounted": list(mounted)})
        return self.post({"call": call, **files}, MULTIPART_CONTENT)

    def call(self, fn: str, **args: Any) -> Any:
        response = self.send(fn, **args)
        assert response.status_code == 200, response.content
        return response.json()["result"]

    def refusal(self, fn: str, **args: Any) -> tuple[int, str]:
        response = self.send(fn, **args)
        return response.status_code, response.json()["error"]["code"]

    def read(self, context: str, **params: Any) -> Any:
        return self.browser.get(f"/api/mizan/ctx/{context}/", params).json()
