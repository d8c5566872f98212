"""Every request under the mizan prefix, in the order of arrival, so that a test can count them."""

import json
from typing import Any, ClassVar

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class RequestLog:
    """ASGI middleware that keeps `entries`: `{"method", "path", "query", "fn"}` each."""

    entries: ClassVar[list[dict[str, Any]]] = []

    def __init__(self, app: ASGIApp, prefix: str) -> None:
        self.app = app
        self.prefix = prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(self.prefix):
            await self.app(scope, receive, send)
            return
        entry = {
            "method": scope["method"],
            "path": scope["path"].removeprefix(self.prefix),
            "query": scope["query_string"].decode(),
            "fn": None,
        }
        self.entries.append(entry)
        body = bytearray()

        async def watch() -> Message:
            message = await receive()
            if message["type"] == "http.request":
                body.extend(message.get("body", b""))
                if not message.get("more_body", False):
                    entry["fn"] = _function_name(bytes(body))
            return message

        await self.app(scope, watch, send)


def _function_name(body: bytes) -> str | None:
    try:
        envelope = json.loads(body)
    except ValueError:
        return None
    return envelope.get("fn") if isinstance(envelope, dict) else None
