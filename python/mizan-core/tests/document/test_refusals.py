"""Types that JSON cannot represent without loss."""

import dataclasses
import enum
import re
from collections.abc import Callable
from typing import Annotated, Any, NotRequired

import pytest
from mizan_core import DefinitionError, Registry, client, export_document
from mizan_core.diagnostics import Diagnostic
from pydantic import (
    AliasPath,
    Base64Bytes,
    BaseModel,
    ConfigDict,
    Field,
    FiniteFloat,
    SecretStr,
    WithJsonSchema,
    create_model,
)
from typing_extensions import TypedDict


class Bytes(BaseModel):
    data: bytes


class Nested(BaseModel):
    inner: list[dict[str, Bytes]]


class Secret(BaseModel):
    password: SecretStr


class Unbounded(BaseModel):
    ratio: float = Field(allow_inf_nan=True)


class NanAsText(BaseModel):
    model_config = ConfigDict(ser_json_inf_nan="strings")

    ratio: float


class Partial(TypedDict):
    a: int
    b: NotRequired[int]


class Point(enum.Enum):
    ORIGIN = (0, 0)


class Rights(enum.Flag):
    READ = 1
    WRITE = 2


@dataclasses.dataclass
class Seeded:
    a: int
    seed: dataclasses.InitVar[int] = 0


class NestedAlias(BaseModel):
    a: int = Field(1, validation_alias=AliasPath("x", 0))  # type: ignore[pydantic-alias]


class Handler(BaseModel):
    call: Callable[[], int]


def diagnostic_of(registry: Registry, annotation: Any) -> Diagnostic:
    def f(): ...  # type: ignore[no-untyped-def]

    f.__annotations__["return"] = annotation
    client(registry=registry)(f)
    with pytest.raises(DefinitionError) as caught:
        export_document(registry)
    (diagnostic,) = caught.value.diagnostics
    return diagnostic


@pytest.mark.parametrize(
    ("annotation", "message", "hint"),
    [
        (
            Bytes,
            "Bytes.data contains bytes, which JSON cannot represent.",
            'Use a model with ser_json_bytes="base64"',
        ),
        (
            Nested,
            "Bytes.data contains bytes, which JSON cannot represent.",
            'Use a model with ser_json_bytes="base64"',
        ),
        (
            bytes,
            "The result of f contains bytes, which JSON cannot represent.",
            'Use a model with ser_json_bytes="base64"',
        ),
        (list[bytes] | None, "The result of f[] contains bytes", 'Use a model with ser_json_bytes="base64"'),
        (Secret, "Secret.password is a secret, which must not be sent to clients.", "Remove the field from the output"),
        (Unbounded, "Unbounded.ratio may be NaN or infinite", "Remove allow_inf_nan=True"),
        (NanAsText, "NanAsText sends NaN and infinity", "Remove ser_json_inf_nan"),
        (Point, "Point has members that are not strings, numbers or booleans.", "Give each member a plain"),
        (Rights, "Rights is a Flag, whose combined members have no name.", "Use a list of Enum members."),
        (Seeded, "Seeded.seed is an InitVar, which is never sent.", "Use another type for the output."),
        (Handler, "Handler.call cannot be represented in JSON (core_schema.CallableSchema).", "Use pydantic models"),
    ],
    ids=str,
)
def test_an_output_that_would_lose_data(registry: Registry, annotation: Any, message: str, hint: str) -> None:
    diagnostic = diagnostic_of(registry, annotation)
    assert message in diagnostic.message
    assert diagnostic.hint.startswith(hint)
    assert "test_refusals.py:" in str(diagnostic.source)


def test_the_error_points_at_the_class(registry: Registry) -> None:
    from pathlib import Path

    line = Path(__file__).read_text().splitlines().index("class Bytes(BaseModel):") + 1
    assert str(diagnostic_of(registry, Nested).source).endswith(f"test_refusals.py:{line}")


def test_the_hint_for_a_class_of_a_library_can_be_followed_without_editing_the_class(registry: Registry) -> None:
    class Search(BaseModel):
        flags: list[re.RegexFlag]

    diagnostic = diagnostic_of(registry, Search)
    assert diagnostic.message == "re.RegexFlag is a Flag, whose combined members have no name."
    line = "Annotated[RegexFlag, WithJsonSchema({})]"
    assert diagnostic.hint == (
        "Use a list of Enum members. RegexFlag is of a library: where your code names it, or a class that contains it, "
        f"describe its JSON, as in `{line}`."
    )

    scope = {"Annotated": Annotated, "WithJsonSchema": WithJsonSchema, "RegexFlag": re.RegexFlag}
    flags: Any = (list[eval(line, scope)], ...)  # type: ignore[misc]
    described: Any = create_model("Described", flags=flags)
    returned = Registry()

    def f(): ...  # type: ignore[no-untyped-def]

    f.__annotations__["return"] = described
    client(registry=returned)(f)
    assert export_document(returned)["components"]["schemas"]["Described"]["properties"] == {
        "flags": {"type": "array", "items": {}}
    }


def test_an_argument_that_would_lose_data(registry: Registry) -> None:
    @client(registry=registry)
    def upload(data: bytes) -> None: ...

    with pytest.raises(DefinitionError) as caught:
        export_document(registry)
    assert caught.value.diagnostics[0].message == (
        'The argument "data" of upload contains bytes, which JSON cannot represent.'
    )
    assert caught.value.diagnostics[0].hint == (
        'Set val_json_bytes="base64" in the model_config of its model, or use pydantic\'s Base64Bytes.'
    )


def test_an_argument_with_an_alias_path(registry: Registry) -> None:
    @client(registry=registry)
    def f(given: NestedAlias) -> None: ...

    with pytest.raises(DefinitionError) as caught:
        export_document(registry)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.message.endswith(
        "NestedAlias.a is read from within another field, which no client type can express."
    )
    assert diagnostic.hint == "Use a validator instead of AliasPath."


def test_types_that_lose_no_data_are_accepted(registry: Registry) -> None:
    @client(registry=registry)
    def login(password: SecretStr, partial: Partial, key: Base64Bytes) -> None: ...

    @client(registry=registry)
    def ratio(x: FiniteFloat, y: Annotated[float, Field(allow_inf_nan=False)]) -> float: ...

    document = export_document(registry)
    assert document["components"]["schemas"]["LoginInput"]["properties"]["key"]["format"] == "base64"
    assert document["components"]["schemas"]["Partial"]["required"] == ["a"]


def test_a_secret_that_only_an_input_holds_is_fine_beside_outputs(registry: Registry) -> None:
    @client(registry=registry)
    def login(given: Secret) -> int: ...

    assert "Secret" in export_document(registry)["components"]["schemas"]


def test_all_errors_are_reported_together(registry: Registry) -> None:
    @client(registry=registry)
    def a() -> Bytes: ...

    @client(registry=registry)
    def b() -> Secret: ...

    @client(affects="nowhere", registry=registry)
    def c() -> None: ...

    with pytest.raises(DefinitionError) as caught:
        export_document(registry)
    assert len(caught.value.diagnostics) == 3


def test_the_first_errors_of_a_kind_are_printed_and_the_others_counted(registry: Registry) -> None:
    def f(): ...  # type: ignore[no-untyped-def]

    fields: Any = {f"x{index}": (Handler if index % 2 else Callable[[], int], ...) for index in range(200)}
    f.__annotations__["return"] = create_model("Many", secret=(SecretStr, ...), **fields)
    client(registry=registry)(f)
    with pytest.raises(DefinitionError) as caught:
        export_document(registry)
    assert len(caught.value.diagnostics) == 102
    lines = str(caught.value).splitlines()
    assert sum("cannot be represented in JSON" in line for line in lines) == 5
    assert [line.strip() for line in lines if "more" in line] == ["96 more errors of this kind."]
    assert sum("is a secret" in line for line in lines) == 1


class Elsewhere(BaseModel):
    a: int = Field(json_schema_extra={"$ref": "https://example.org/schema"})


class Nowhere(BaseModel):
    a: Annotated[int, WithJsonSchema({"$ref": "#/$defs/nowhere"})]


@pytest.mark.parametrize(
    ("annotation", "message"),
    [
        (Elsewhere, 'Elsewhere.a refers to "https://example.org/schema", which is not in the document.'),
        (Nowhere, "A type of f has no JSON Schema: KeyError: '#/$defs/nowhere'"),
        (list[Nowhere], "A type of f has no JSON Schema: KeyError: '#/$defs/nowhere'"),
    ],
    ids=str,
)
def test_a_reference_to_another_document(registry: Registry, annotation: Any, message: str) -> None:
    diagnostic = diagnostic_of(registry, annotation)
    assert diagnostic.message.endswith(message)
    assert diagnostic.hint == "Write the JSON Schema without `$ref`, or let pydantic generate the schema."
