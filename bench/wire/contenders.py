"""The servers that are measured, by backend."""

from collections.abc import Mapping
from dataclasses import dataclass, field

MIZAN = "mizan"

_UVICORN = ["-m", "uvicorn", "--loop", "uvloop", "--http", "httptools", "--no-access-log", "--log-level", "warning"]
_GUNICORN = ["-m", "gunicorn", "--worker-class", "gthread", "--threads", "4", "--log-level", "warning"]


@dataclass(frozen=True)
class Contender:
    name: str
    module: str
    is_wsgi: bool = False
    environment: Mapping[str, str] = field(default_factory=dict)
    speaks_mizan: bool = False

    def arguments(self, port: int) -> list[str]:
        """Of Python, to serve at 127.0.0.1."""
        if self.is_wsgi:
            return [*_GUNICORN, "--bind", f"127.0.0.1:{port}", self.module]
        return [*_UVICORN, "--port", str(port), self.module]


@dataclass(frozen=True)
class Backend:
    name: str
    server: str
    items: tuple[str, ...]
    contenders: tuple[Contender, ...]
    """mizan last."""


def _fastapi(name: str, app: str, *items: str) -> Backend:
    return Backend(
        name,
        "uvicorn",
        items,
        (
            Contender("FastAPI", "wire.apps.fastapi_bare:app"),
            Contender(MIZAN, f"wire.apps.fastapi_mizan:{app}", speaks_mizan=True),
        ),
    )


def _django(name: str, server: str, module: str, is_wsgi: bool, more: tuple[str, ...] = ()) -> Backend:
    def contender(name: str, urls: str, speaks_mizan: bool = False) -> Contender:
        return Contender(name, module, is_wsgi, {"BENCH_URLS": f"wire.apps.{urls}"}, speaks_mizan)

    return Backend(
        name,
        server,
        ("read", *more, "signed-in", "mutation", "context", "rows", "page", "calls"),
        (
            contender("Django", "django_bare"),
            contender("django-ninja", "django_with_ninja"),
            contender(MIZAN, "django_mizan", speaks_mizan=True),
        ),
    )


BACKENDS = (
    _fastapi("mizan-fastapi", "app", "read", "thread", "mutation", "context", "rows", "page", "calls"),
    _fastapi("mizan-fastapi with users", "members", "signed-in"),
    _django("mizan-django under WSGI", "gunicorn, four threads", "wire.apps.wsgi:app", True),
    _django("mizan-django under ASGI", "uvicorn", "wire.apps.asgi:app", False, ("async",)),
)
