"""A bare ASGI application that answers every call with the same 3 kB, so that clients are the limit."""

import json
from typing import Any

TASKS = [
    {"id": number, "title": f"Task {number} of the project", "is_done": number % 2 == 0, "assignee": "ada@example.org"}
    for number in range(32)
]
BODY = json.dumps({"result": TASKS, "invalidate": []}).encode()
HEADERS = [(b"content-type", b"application/json"), (b"content-length", str(len(BODY)).encode())]


async def app(scope: Any, receive: Any, send: Any) -> None:
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
    await send({"type": "http.response.body", "body": BODY})
