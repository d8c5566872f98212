"""`atomic=False` is refused: mizan opens no transaction here."""

import pytest
from fastapi import FastAPI
from mizan_core import DefinitionError, Registry, client
from mizan_fastapi import create_router, install
from mizan_fastapi.export import export_app

MESSAGE = "login has atomic=False, but mizan opens no transaction on FastAPI."


def offer(registry: Registry) -> None:
    @client(atomic=False, registry=registry)
    def login() -> None: ...


def test_a_non_atomic_function_is_an_error_when_mizan_is_installed() -> None:
    registry = Registry()
    offer(registry)
    for serve in (lambda: install(FastAPI(), registry=registry), lambda: create_router(registry=registry)):
        with pytest.raises(DefinitionError) as raised:
            serve()
        assert [each.message for each in raised.value.diagnostics] == [MESSAGE]


def test_a_non_atomic_function_is_an_error_when_the_document_is_exported() -> None:
    """For functions that are imported after the installation."""
    registry, app = Registry(), FastAPI()
    install(app, registry=registry)
    offer(registry)
    with pytest.raises(DefinitionError) as raised:
        export_app(app)
    (diagnostic,) = raised.value.diagnostics
    assert (diagnostic.message, diagnostic.source) == (MESSAGE, registry.get("login").source)
