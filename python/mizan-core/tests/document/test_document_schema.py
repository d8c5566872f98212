"""Exported documents match the published schema and OpenAPI's."""

import copy
import json
from importlib import import_module
from typing import Any

import pytest
from mizan_core import dump_document, export_document
from mizan_fixtures.__main__ import DOCUMENTS

from .conftest import Validator


@pytest.fixture(params=DOCUMENTS)
def document(request: pytest.FixtureRequest) -> Any:
    return json.loads(dump_document(export_document(import_module(request.param).registry)))


def test_the_document_matches_the_schema(document_schema: Validator, document: dict[str, Any]) -> None:
    assert [error.message for error in document_schema.iter_errors(document)] == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["x-mizan-version"], 2),
        (["x-mizan-functions", 0, "name"], "no name"),
        (["x-mizan-functions", 0, "kind"], "query"),
        (["x-mizan-functions", 0, "meta"], {"x-audience": 1}),
        (["components", "schemas", "When"], {"type": "string", "x-mizan-timezone": "utc"}),
        (["components", "schemas", "spaces are not allowed"], {}),
        (["components", "schemas", "User"], {"$ref": "https://example.com/User"}),
    ],
)
def test_the_schema_refuses_other_documents(
    document_schema: Validator, document: dict[str, Any], path: Any, value: Any
) -> None:
    broken = copy.deepcopy(document)
    place = broken
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    assert list(document_schema.iter_errors(broken))


def test_every_reference_resolves(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]

    def walk(value: object) -> None:
        if isinstance(value, dict):
            target = value.get("$ref")
            if isinstance(target, str) and target.startswith("#/components/schemas/"):
                assert target.rpartition("/")[2] in schemas
            for each in value.values():
                walk(each)
        elif isinstance(value, list):
            for each in value:
                walk(each)

    walk(document)


def test_every_schema_is_referenced(document: dict[str, Any]) -> None:
    text = json.dumps(document)
    for name in document["components"]["schemas"]:
        assert f'#/components/schemas/{name}"' in text or f'Type": "{name}"' in text or f'"origin": "{name}"' in text
