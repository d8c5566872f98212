"""Pages on another origin, which the project's CORS middleware allows."""

from typing import Any

import pytest
from django.http import HttpResponse
from mizan_core import Registry, client
from mizan_django.checks import check_project

ORIGIN = {"Origin": "https://pages.example"}
EXPOSED = "access-control-expose-headers"


def test_other_origins_may_read_the_headers_of_every_response(backend: Any, registry: Registry) -> None:
    @client(registry=registry)
    def ping() -> str:
        return "pong"

    for response in (backend.call("ping", headers=ORIGIN), backend.get("nowhere", headers=ORIGIN)):
        assert response.headers[EXPOSED] == "X-Mizan-Identity, X-Mizan-Invalidate"
    assert EXPOSED not in backend.call("ping").headers


def test_headers_that_a_function_exposes_stay_exposed(backend: Any, registry: Registry) -> None:
    @client(registry=registry)
    async def file() -> HttpResponse:
        return HttpResponse(b"", headers={EXPOSED: "Content-Disposition"})

    response = backend.call("file", headers=ORIGIN)
    assert response.headers[EXPOSED] == "Content-Disposition, X-Mizan-Identity, X-Mizan-Invalidate"


@pytest.mark.parametrize(
    ("exposed", "missing"),
    [
        (["X-Mine"], "X-Mizan-Identity, X-Mizan-Invalidate"),
        (("x-mizan-identity", "X-Mine"), "X-Mizan-Invalidate"),
        (["X-MIZAN-IDENTITY", "x-mizan-invalidate"], None),
        ([], None),
    ],
)
def test_check_warns_of_headers_that_the_project_hides(
    settings: Any, serve: Any, exposed: list[str], missing: str | None
) -> None:
    serve()
    settings.CORS_EXPOSE_HEADERS = exposed
    message = f"CORS_EXPOSE_HEADERS hides from pages on other origins: {missing}."
    assert [(each.id, each.msg) for each in check_project(None)] == ([("mizan.W007", message)] if missing else [])
