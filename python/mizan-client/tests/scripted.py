"""A backend that answers as a test says."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import mizan_client


@dataclass
class Answer:
    status: int = 200
    body: Any = None
    """JSON, or the bytes themselves."""
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def content(self) -> bytes:
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


def result(value: Any, **envelope: Any) -> Answer:
    return Answer(body={"result": value, **envelope})


def failure(status: int, code: str, details: Any = None, **headers: str) -> Answer:
    return Answer(
        status,
        {"error": {"code": code, "message": f"It is {code}.", "details": details}},
        {name.replace("_", "-"): value for name, value in headers.items()},
    )


@dataclass
class Received:
    method: str
    path: str
    query: str
    headers: dict[str, str]
    body: bytes


class Script:
    """A WSGI application. Requests of a session get the tokens 1, 2, 3, …, others the next answer."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers)
        self.received: list[Received] = []
        self.sessions = 0
        self.base_url = "http://testserver/api/mizan"

    def transport(self, prefix: str) -> Any:
        return getattr(mizan_client, f"{prefix}WSGITransport")(self)

    @contextmanager
    def serving(self, *, threads: bool = False) -> Iterator[None]:
        """Listens on the network, at `base_url`; with `threads`, answers several requests at the same time."""
        kind = _ThreadingServer if threads else WSGIServer
        with make_server("127.0.0.1", 0, self, kind, _Quiet) as server:
            thread = threading.Thread(target=server.serve_forever, args=[0.01])
            thread.start()
            try:
                self.base_url = f"http://127.0.0.1:{server.server_port}/api/mizan"
                yield
            finally:
                server.shutdown()
                thread.join()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        if environ["PATH_INFO"].endswith("/session/"):
            self.sessions += 1
            answer = Answer(body={"csrfToken": str(self.sessions)})
        else:
            self.received.append(
                Received(
                    environ["REQUEST_METHOD"],
                    environ["PATH_INFO"],
                    environ["QUERY_STRING"],
                    {key.removeprefix("HTTP_"): str(value) for key, value in environ.items()},
                    environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)),
                )
            )
            answer = self.answers.pop(0)
        start_response(f"{answer.status} {HTTPStatus(answer.status).phrase}", list(answer.headers.items()))
        return [answer.content]


class _ThreadingServer(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Requests are no output of a test."""
