"""Finds mizan on an app by the name of a route, since the structure of routers in an app is internal to FastAPI."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from weakref import WeakValueDictionary

from fastapi import FastAPI
from starlette.routing import NoMatchFound

from .endpoints import Endpoints

_numbers = count(1)
_endpoints: WeakValueDictionary[str, Endpoints] = WeakValueDictionary()


@dataclass(frozen=True, slots=True)
class Installation:
    prefix: str
    """Where the endpoints are, without a slash at its end."""
    endpoints: Endpoints


def remember(endpoints: Endpoints) -> str:
    """A name for the route of `call/`, unique in this process."""
    name = f"mizan-call-{next(_numbers)}"
    _endpoints[name] = endpoints
    return name


def installations(app: FastAPI) -> Iterator[Installation]:
    """Every mizan router that the app includes, mounted apps too; the oldest first."""
    for name, endpoints in list(_endpoints.items()):
        try:
            path = app.url_path_for(name)
        except NoMatchFound:
            continue
        yield Installation(path.removesuffix("/call/"), endpoints)
