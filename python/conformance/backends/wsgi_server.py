"""Serves the Django fixture with the standard library's WSGI server; says where on standard error, as uvicorn does."""

import sys
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django_backend import wsgi


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Handler(WSGIRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Silent."""


with make_server("127.0.0.1", 0, wsgi, Server, Handler) as server:
    sys.stderr.write(f"running on http://127.0.0.1:{server.server_port}\n")
    sys.stderr.flush()
    server.serve_forever()
