"""``paths`` describes the real endpoints."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator
from mizan_core import Registry, client, export_document, set_framework_response_base
from pydantic import BaseModel


class FrameworkResponse: ...


class Point(BaseModel):
    x: float


class Project(BaseModel):
    id: int
    name: str = "unnamed"


@pytest.fixture
def document(registry: Registry) -> dict[str, Any]:
    @client(context="project", registry=registry)
    def detail(project_id: int, tags: list[str] | None = None, near: Point | None = None) -> Project | None: ...

    @client(affects="project", registry=registry)
    def rename(project_id: int, name: str) -> Project: ...

    @client(registry=registry)
    def ping() -> None: ...

    @client(registry=registry)
    def find(near: Point | None = None) -> None: ...

    return export_document(registry, title="Tracker", version="2.1", prefix="/v2/mizan", csrf=True)


def schema_validator(document: dict[str, Any], schema: dict[str, Any]) -> Any:
    return Draft202012Validator({**schema, "components": document["components"]})


def test_every_endpoint_below_the_prefix(document: dict[str, Any]) -> None:
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
        ({"fn": "ping", "args": {}}, True),
        ({"fn": "ping", "args": None, "mounted": None}, True),
        ({"fn": "ping", "args": {"more": 1}}, False),
        ({"fn": "find"}, True),
        ({"fn": "find", "args": None}, True),
        ({"fn": "find", "args": {"near": {"x": 1}}}, True),
        ({"fn": "find", "args": {"near": {"x": "far"}}}, False),
        ({"fn": "rename", "args": None}, False),
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
                "mounted": [{"context": "other"}, {"context": "project", "params": None}],
            },
            True,
        ),
        ({"fn": "ping", "mounted": ["project"]}, False),
        ({"fn": "ping", "mounted": [{"params": {}}]}, False),
    ],
)
def test_fn_is_the_discriminator_of_a_calls_body(document: dict[str, Any], body: Any, fits: bool) -> None:
    schema = document["paths"]["/v2/mizan/call/"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert schema_validator(document, schema).is_valid(body) is fits


def test_a_context_has_its_parameters_and_its_data(document: dict[str, Any]) -> None:
    operation = document["paths"]["/v2/mizan/ctx/project/"]["get"]
    assert operation["parameters"] == [
        {
            "name": "near",
            "in": "query",
            "required": False,
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Point"}}},
        },
        {"name": "project_id", "in": "query", "required": True, "schema": {"type": "integer"}},
        {
            "name": "tags",
            "in": "query",
            "required": False,
            "schema": {"type": "array", "items": {"type": "string"}},
        },
    ]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    validator = schema_validator(document, schema)
    assert validator.is_valid({"detail": None})
    assert validator.is_valid({"detail": {"id": 1, "name": "x"}})
    assert not validator.is_valid({"detail": {"id": 1}})
    assert not validator.is_valid({})


def test_every_failure_has_the_envelope(document: dict[str, Any]) -> None:
    for path, operations in document["paths"].items():
        for operation in operations.values():
            failures = {"400", "401", "403", "404", "422", "500", "501"}
            of_a_body = {"413", "415"} if path.endswith("/call/") else set()
            assert set(operation["responses"]) == {"200", *failures, *of_a_body}
            assert operation["responses"]["422"] == {"$ref": "#/components/responses/Error"}
    error = document["components"]["responses"]["Error"]["content"]["application/json"]["schema"]
    assert Draft202012Validator(error).is_valid({"error": {"code": "NOT_FOUND", "message": "x", "details": None}})


def test_a_registry_without_functions_has_a_document(registry: Registry) -> None:
    assert list(export_document(registry)["paths"]) == ["/api/mizan/session/"]


def test_a_function_that_may_return_a_response_documents_any_success(registry: Registry) -> None:
    set_framework_response_base(FrameworkResponse)

    @client(affects=[], registry=registry)
    def download() -> FrameworkResponse: ...

    responses = export_document(registry)["paths"]["/api/mizan/call/"]["post"]["responses"]
    assert set(responses["200"]["content"]) == {"application/json", "*/*"}
    for status in ("2XX", "3XX"):
        assert responses[status]["content"] == {"*/*": {}}
        assert set(responses[status]["headers"]) == {"X-Mizan-Identity", "X-Mizan-Invalidate"}
