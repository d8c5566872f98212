"""One fixture module in both backends: the documents are equal, byte for byte."""

import json
from importlib import import_module
from typing import Any

import pytest
from fastapi import FastAPI
from mizan_core.document import dump_document
from mizan_django.export import export_project
from mizan_fastapi import install
from mizan_fastapi.export import export_app


@pytest.mark.parametrize("module", ["mizan_fixtures.projects", "mizan_fixtures.type_mapping"])
class TestTheDocuments:
    @pytest.fixture
    def registry(self, module: str) -> Any:
        """Replaces the empty registry of the test."""
        return import_module(module).registry

    def test_differ_in_their_title_and_their_csrf_only(self, registry: Any, serve: Any) -> None:
        serve()
        app = FastAPI(title="tracker_site", version="0.0.0")
        install(app, registry=registry, identity_secret="s" * 32)
        by_django, by_fastapi = export_project(), export_app(app)
        assert (by_django.pop("x-mizan-session"), by_fastapi.pop("x-mizan-session")) == (
            {"csrf": True},
            {"csrf": False},
        )
        assert by_django["x-mizan-functions"]
        assert dump_document(by_django) == dump_document(by_fastapi)

    def test_contain_only_json_values(self, serve: Any) -> None:
        serve()
        document = export_project()
        assert json.loads(dump_document(document)) == document
