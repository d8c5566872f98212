"""Pages on another origin, which the project's own CORS middleware admits."""

from typing import Any

from django.http import HttpResponse
from mizan_core import Registry, client

ORIGIN = {"Origin": "https://pages.example"}
EXPOSED = "access-control-expose-headers"


def test_they_may_read_the_headers_of_every_answer(backend: Any, registry: Registry) -> None:
    @client(registry=registry)
    def ping() -> str:
        return "pong"

    for answer in (backend.call("ping", headers=ORIGIN), backend.get("nowhere", headers=ORIGIN)):
        assert answer.headers[EXPOSED] == "X-Mizan-Identity, X-Mizan-Invalidate"
    assert EXPOSED not in backend.call("ping").headers


def test_and_those_that_a_function_exposes(backend: Any, registry: Registry) -> None:
    @client(registry=registry)
    async def file() -> HttpResponse:
        return HttpResponse(b"", headers={EXPOSED: "Content-Disposition"})

    answer = backend.call("file", headers=ORIGIN)
    assert answer.headers[EXPOSED] == "Content-Disposition, X-Mizan-Identity, X-Mizan-Invalidate"
