"""One process of the race: handles requests for a page that is kept in a file. Commands and responses are lines.

python race_process.py REDIS_URL FILE [GATE]

With a gate, the first read creates the file GATE.reached when it has read the page, and returns when GATE.open exists.
"""

import asyncio
import json
import os
import sys
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

from mizan_core import (
    Cache,
    Context,
    Invocation,
    ValidatedCall,
    client,
    default_registry,
    handle_call,
    handle_context,
    parse_call,
)
from mizan_core.cache.redis import RedisBackend
from mizan_core.subject import Subject

T = TypeVar("T")

url, file, gate = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
cache = Cache(RedisBackend(url, pause=0.8, timeout=10), secret=b"the secret of both processes, for a test")


@client(context="page", cache=60)
def page() -> str:
    text = file.read_text()
    if gate:
        Path(f"{gate}.reached").touch()
        while not Path(f"{gate}.open").exists():
            time.sleep(0.01)
    return text


@client(affects="page")
def edit(text: str) -> None:
    written = file.with_name(f"{os.getpid()}")
    written.write_text(text)
    written.replace(file)  # at once, as a commit


class Host:
    request: Any = None
    user: Any = None
    has_side_effects = False
    refusal = None
    default_auth = None
    subject = Subject()

    async def run(self, invocations: Sequence[Invocation], complete: Callable[[Sequence[Any]], T]) -> T:
        return complete([each.function.function(**each.arguments) for each in invocations])

    async def in_thread(self, work: Callable[[], T], /) -> T:
        return await asyncio.to_thread(work)

    @asynccontextmanager
    async def reread(self, context: Context) -> AsyncIterator["Host"]:
        yield self

    async def prepare(self, calls: Sequence[ValidatedCall]) -> None:
        """No injected dependency can refuse the request."""

    async def read(self, calls: Sequence[ValidatedCall]) -> Sequence[bytes]:
        return [await self.run(each.invocations, each.operation.dump) for each in calls]


for line in sys.stdin:
    command, text = json.loads(line)
    if command == "read":
        response = asyncio.run(handle_context(default_registry, "page", "", Host(), cache)).decode()
    else:
        call = parse_call(json.dumps({"fn": "edit", "args": {"text": text}}).encode())
        asyncio.run(handle_call(default_registry, call, Host(), cache))
        response = '"written"'
    sys.stdout.write(f"{response}\n")
    sys.stdout.flush()
