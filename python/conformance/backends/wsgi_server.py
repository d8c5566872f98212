"""Serves the Django fixture through WSGI; says where on standard error, as uvicorn does.

With Django's own server: the standard library's drops the connection when a body was refused unread.
"""

import sys

from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django_backend import wsgi


class Handler(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Silent."""


with ThreadedWSGIServer(("127.0.0.1", 0), Handler) as server:
    server.set_app(wsgi)
    sys.stderr.write(f"running on http://127.0.0.1:{server.server_port}\n")
    sys.stderr.flush()
    server.serve_forever()
