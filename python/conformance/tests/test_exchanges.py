"""Both backends, as live servers, respond to every published exchange correctly."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache

import pytest
from jsonschema import Draft202012Validator
from mizan_conformance import EXCHANGES, Backend, Exchange, Response, play
from mizan_conformance.exchanges import SCHEMAS
from mizan_conformance.servers import SERVERS, has_csrf, running


def fixture_of(server: str) -> str:
    return "mizan_fixtures.wire_files_" + ("fastapi" if server.startswith("fastapi") else "django")


def applies(exchange: Exchange, server: str) -> bool:
    return exchange.get("requires") != "csrf" or has_csrf(server)


@pytest.fixture(scope="module")
def backend() -> Iterator[Callable[[str], Backend]]:
    """Starts each server on its first use."""
    with ExitStack() as stack:

        @cache
        def start(server: str) -> Backend:
            return Backend(stack.enter_context(running(server, fixture_of(server))))

        yield start


CASES = [
    pytest.param(server, exchange, id=f"{server}-{exchange['name']}")
    for server in SERVERS
    for exchange in EXCHANGES
    if applies(exchange, server)
]


@pytest.mark.parametrize(("server", "exchange"), CASES)
def test_a_backend_responds_as_the_exchange_says(
    backend: Callable[[str], Backend], server: str, exchange: Exchange
) -> None:
    play(exchange, backend(server))


@pytest.mark.parametrize("exchange", EXCHANGES, ids=lambda exchange: exchange["name"])
def test_the_backends_respond_with_the_same_bytes(backend: Callable[[str], Backend], exchange: Exchange) -> None:
    servers = [server for server in SERVERS if applies(exchange, server)]
    lasting = _without_messages if exchange.get("requires") == "files" else _lasting
    first, *others = [[lasting(response) for response in play(exchange, backend(server))] for server in servers]
    assert others == [first] * len(others)


def _lasting(response: Response) -> tuple[int, bytes]:
    """Without values that are random for each request."""
    body = re.sub(rb"\b[0-9a-f]{16}\b", b"<id>", response.body)
    return response.status, re.sub(rb'"csrfToken":(null|"\w+")', b'"csrfToken":<token>', body)


def _without_messages(response: Response) -> tuple[int, bytes]:
    """Those about files are of each framework, as are the types of errors of a form."""
    status, body = _lasting(response)
    return status, re.sub(rb'"(message|type)":"([^"\\]|\\.)*"', rb'"\1":<text>', body)


def test_the_exchanges_match_their_published_format() -> None:
    schema = json.loads((SCHEMAS / "wire.v1.exchanges.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    exchanges = json.loads((SCHEMAS / "wire.v1.exchanges.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(exchanges)


def test_every_exchange_has_a_name_of_its_own() -> None:
    names = [exchange["name"] for exchange in EXCHANGES]
    assert len(names) == len(set(names))
