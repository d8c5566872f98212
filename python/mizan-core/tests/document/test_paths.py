"""``paths`` describes the real endpoints."""

import pytest
from jsonschema import Draft202012Validator
from mizan_core import client, export_document
from pydantic import BaseModel


class Project(BaseModel):
    id: int
    name: str = "unnamed"


@pytest.fixture
def document(registry):
    @client(context="project", registry=registry)
    def detail(project_id: int, tags: list[str] | None = None) -> Project | None: ...

    @client(affects="project", registry=registry)
    def rename(project_id: int, name: str) -> Project: ...

    @client(registry=registry)
    def ping() -> None: ...

    return export_document(registry, title="Tracker", version="2.1", prefix="/v2/mizan", csrf=True)


def schema_validator(document, schema):
    return Draft202012Validator({**schema, "components": document["components"]})


def test_every_endpoint_below_the_prefix(document):
    assert document["info"] == {"title": "Tracker", "version": "2.1"}
    assert document["x-mizan-session"] == {"csrf": True}
    assert {path: list(operations) for path, operations in document["paths"].items()} == {
        "/v2/mizan/session/": ["get"],
        "/v2/mizan/call/": ["post"],
        "/v2/mizan/ctx/project/": ["get"],
    }


@pytest.mark.parametrize(
    ("body", "fits"),
    [
        ({"fn": "ping"}, True),
        ({"fn": "rename", "args": {"project_id": 1, "name": "x"}}, True),
        ({"fn": "rename", "args": {"project_id": 1}}, False),
        ({"fn": "rename"}, False),
        ({"fn": "rename", "args": {"project_id": 1, "name": "x", "more": 1}}, False),
        ({"fn": "nope"}, False),
        ({}, False),
        (
            {
                "fn": "rename",
                "args": {"project_id": 1, "name": "x"},
                "mounted": [{"context": "project", "params": {"project_id": 1}}],
            },
            True,
        ),
        (
            {
                "fn": "rename",
                "args": {"project_id": 1, "name": "x"},
                "mounted": [{"context": "other", "params": {}}],
            },
            False,
        ),
    ],
)
def test_the_body_of_a_call_is_told_apart_by_fn(document, body, fits):
    schema = document["paths"]["/v2/mizan/call/"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert schema_validator(document, schema).is_valid(body) is fits


def test_a_context_has_its_parameters_and_its_data(document):
    operation = document["paths"]["/v2/mizan/ctx/project/"]["get"]
    assert operation["parameters"] == [
        {"name": "project_id", "in": "query", "required": True, "schema": {"type": "integer"}},
        {
            "name": "tags",
            "in": "query",
            "required": False,
            "schema": {
                "anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": "null"}],
                "default": None,
            },
        },
    ]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    validator = schema_validator(document, schema)
    assert validator.is_valid({"detail": None})
    assert validator.is_valid({"detail": {"id": 1, "name": "x"}})
    assert not validator.is_valid({"detail": {"id": 1}})
    assert not validator.is_valid({})


def test_every_failure_has_the_envelope(document):
    for operations in document["paths"].values():
        for operation in operations.values():
            assert set(operation["responses"]) == {"200", "400", "401", "403", "404", "422", "500", "501"}
            assert operation["responses"]["422"] == {"$ref": "#/components/responses/Error"}
    error = document["components"]["responses"]["Error"]["content"]["application/json"]["schema"]
    assert Draft202012Validator(error).is_valid({"error": {"code": "NOT_FOUND", "message": "x", "details": None}})


def test_no_functions_is_a_document_too(registry):
    assert list(export_document(registry)["paths"]) == ["/api/mizan/session/"]
