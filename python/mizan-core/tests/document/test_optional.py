"""The only fields that an output may lack: the application itself says that they can be left out."""

from dataclasses import dataclass, field
from typing import Annotated, Any, NotRequired

import pytest
from mizan_core import Registry, client, export_document
from pydantic import MISSING, AfterValidator, BaseModel, Field
from pydantic import dataclasses as pydantic_dataclasses
from typing_extensions import TypedDict

from ..conftest import Backend


class Meta(TypedDict):
    id: int
    token: NotRequired[str]


class Partial(TypedDict, total=False):
    token: str


class Sparse(BaseModel):
    id: int = 1
    ratio: float = Field(default=0.0, exclude_if=lambda value: value == 0)


@pydantic_dataclasses.dataclass
class SparseData:
    id: int = 1
    note: str = Field(default="", exclude_if=lambda value: value == "")


class Sentinel(BaseModel):
    id: int = 1
    plain: int | MISSING = MISSING
    nullable: int | MISSING | None = MISSING
    validated: Annotated[int | MISSING, AfterValidator(lambda value: value)] = MISSING
    inside: list[int] = []


@dataclass
class Data:
    id: int = 1
    default: list[int] = field(default_factory=list)


CASES: list[tuple[Any, Any, list[str], list[str], Any]] = [
    (Meta, {"id": 1}, ["id", "token"], ["id"], {"id": 1}),
    (Meta, {"id": 1, "token": "a"}, ["id", "token"], ["id"], {"id": 1, "token": "a"}),
    (Partial, {}, ["token"], [], {}),
    (Sparse, Sparse(), ["id", "ratio"], ["id"], {"id": 1}),
    (Sparse, Sparse(ratio=0.5), ["id", "ratio"], ["id"], {"id": 1, "ratio": 0.5}),
    (SparseData, SparseData(), ["id", "note"], ["id"], {"id": 1}),
    (
        Sentinel,
        Sentinel(),
        ["id", "plain", "nullable", "validated", "inside"],
        ["id", "inside"],
        {"id": 1, "inside": []},
    ),
    (Data, Data(), ["id", "default"], ["id", "default"], {"id": 1, "default": []}),
]


@pytest.mark.parametrize(("annotation", "result", "properties", "required", "sent"), CASES)
async def test_an_output_lacks_exactly_what_the_document_calls_optional(
    registry: Registry,
    backend: Backend,
    annotation: Any,
    result: Any,
    properties: list[str],
    required: list[str],
    sent: Any,
) -> None:
    def read() -> Any:
        return result

    read.__annotations__["return"] = annotation
    client(registry=registry)(read)
    (schema,) = export_document(registry)["components"]["schemas"].values()
    assert list(schema["properties"]) == properties
    assert schema.get("required", []) == required
    assert (await backend.call("read"))["result"] == sent
