"""Before anything is measured: contenders answer the same."""

import json
from collections.abc import Sequence
from http.client import HTTPConnection
from typing import Any

from .items import results
from .request import Request
from .server import Server


def answers(server: Server, requests: Sequence[Request]) -> list[Any]:
    """The JSON of each answer. Raises RuntimeError for a status other than 200."""
    connection = HTTPConnection("127.0.0.1", server.port)
    found = []
    for request in requests:
        connection.request(request.method, request.path, request.body, dict(request.headers))
        response = connection.getresponse()
        body = response.read()
        if response.status != 200:
            raise RuntimeError(f"{response.status} for {request}: {body.decode()}")
        found.append(json.loads(body))
    connection.close()
    return results(found)
