"""Names the worker in each answer."""

import os
from typing import Any

HEADER = (b"x-worker", str(os.getpid()).encode())


class NamedWorker:
    def __init__(self, app: Any) -> None:
        self._app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        async def named(message: Any) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], HEADER]
            await send(message)

        await self._app(scope, receive, named)
