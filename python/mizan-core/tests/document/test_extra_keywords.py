"""What an application writes into the JSON Schema of its types: kept, or an error with its place."""

from collections.abc import Sequence
from typing import Annotated, Any

import pytest
from mizan_core import DefinitionError, Registry, client, dump_document, export_document
from mizan_core.diagnostics import Diagnostic
from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema


def exported(annotation: Any) -> Any:
    registry = Registry()

    def f(value: Any) -> Any: ...

    f.__annotations__.update({"value": annotation, "return": list[annotation]})
    client(registry=registry)(f)
    document = export_document(registry)
    dump_document(document)
    return document["components"]["schemas"]


def test_extra_keywords_of_models_and_fields_are_kept() -> None:
    class Person(BaseModel):
        model_config = ConfigDict(json_schema_extra={"x-table": {"$ref": "#/people", "mapping": {"a": 1}}})

        name: str = Field(json_schema_extra={"widget": "textarea", "x-column": 3})

    schema = exported(Person)["Person"]
    assert schema["x-table"] == {"$ref": "#/people", "mapping": {"a": 1}}
    assert schema["properties"]["name"] == {"type": "string", "widget": "textarea", "x-column": 3}


def in_field(extra: Any) -> Any:
    class InField(BaseModel):
        a: int = Field(json_schema_extra=extra)

    return InField


def in_model(extra: Any) -> Any:
    class InModel(BaseModel):
        model_config = ConfigDict(json_schema_extra=extra)

        a: int = 1

    return InModel


def instead(extra: Any) -> Any:
    class Instead(BaseModel):
        a: Annotated[int, WithJsonSchema(extra)]

    return Instead


VALUES: list[Any] = [
    *(None, True, 3, float("nan"), "text", [], [1], [None], {}, {"a": 1}, {"a": {"$ref": 3}}, {1: 2}, object()),
    *({"$ref": "#/components/schemas/0"}, {"mapping": {"a": 1}}, [{"$ref": "#/components/schemas/Nowhere"}]),
]
KEYWORDS = [
    *("$defs", "$ref", "additionalProperties", "allOf", "anyOf", "const", "default", "discriminator", "enum"),
    *("examples", "format", "items", "mapping", "not", "oneOf", "patternProperties", "prefixItems", "properties"),
    *("propertyNames", "required", "title", "type", "widget", "writeOnly", "x-own", "x-mizan-refused"),
]


@pytest.mark.parametrize("make", [in_field, in_model, instead])
@pytest.mark.parametrize("keyword", KEYWORDS)
def test_the_export_ends_with_a_document_or_with_errors_that_have_a_place(keyword: str, make: Any) -> None:
    for value in VALUES:
        diagnostics: Sequence[Diagnostic] = ()
        try:
            exported(make({keyword: value}))
        except DefinitionError as error:
            diagnostics = error.diagnostics
        assert all("test_extra_keywords.py:" in str(diagnostic.source) for diagnostic in diagnostics)


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        ({"properties": 3}, 'has the keyword "properties" in its JSON Schema, which must be an object.'),
        ({"anyOf": None}, 'has the keyword "anyOf" in its JSON Schema, which must be an array.'),
        (
            {"x-own": {"a": [object()]}},
            'has the keyword "x-own" in its JSON Schema, whose value JSON cannot represent.',
        ),
        ({"widget": float("inf")}, 'has the keyword "widget" in its JSON Schema, whose value JSON cannot represent.'),
        ({"items": object()}, "[] has a JSON Schema with a value that JSON cannot represent."),
    ],
    ids=str,
)
def test_a_malformed_keyword(extra: Any, message: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        exported(in_model(extra))
    diagnostic = caught.value.diagnostics[0]
    assert diagnostic.message.endswith(message)
    assert diagnostic.hint == "Correct the `json_schema_extra` or the `WithJsonSchema` of the application."
