"""Members of unions that JSON cannot represent: sentinels, and objects in the classes of libraries."""

import dataclasses
from enum import Enum
from typing import Any

import pytest
from mizan_core import DefinitionError, Registry, client, export_document
from mizan_core.output import ResultMismatch
from pydantic import BaseModel, ConfigDict, create_model
from pydantic_core import PydanticSerializationError
from typing_extensions import TypedDict

ARBITRARY = ConfigDict(arbitrary_types_allowed=True)


class Unset:
    """Says that a value was not given."""


class UnsetObject(dict[str, int]):
    """pydantic can write this one."""


class Handle:
    """Something that only the process of the server has."""


class Message(BaseModel):
    model_config = ARBITRARY

    text: str
    mode: str | Unset | None = Unset()
    preview: bool | UnsetObject = UnsetObject()


class Own(BaseModel):
    model_config = ARBITRARY

    handle: Handle | str


class LibraryModel(BaseModel):
    __module__ = "json"
    model_config = ARBITRARY

    file: Handle | str
    files: list[str | list[Handle]] = []
    client: Handle | int | None = None
    handle: Handle | None = None
    choice: Enum | None = None


@dataclasses.dataclass
class LibraryDataclass:
    __module__ = "json"
    __pydantic_config__ = ARBITRARY

    file: str | Handle


class LibraryDict(TypedDict):
    __pydantic_config__ = ARBITRARY  # type: ignore[misc]

    file: str | Handle


LibraryDict.__module__ = "json"


class OnlyHandle(BaseModel):
    __module__ = "json"
    model_config = ARBITRARY

    handle: Handle


def properties(registry: Registry, annotation: Any, component: str) -> Any:
    def returned() -> None: ...
    def taken(value: Any) -> None: ...

    returned.__annotations__["return"] = taken.__annotations__["value"] = annotation
    client(registry=registry)(returned)
    client(registry=registry)(taken)
    return export_document(registry)["components"]["schemas"][component]["properties"]


def test_a_sentinel_that_is_the_default_is_no_part_of_the_type(registry: Registry) -> None:
    found = properties(registry, Message, "Message")
    assert found["mode"] == {"anyOf": [{"type": "string"}, {"type": "null"}]}
    assert found["preview"] == {"type": "boolean"}
    schemas = export_document(registry)["components"]["schemas"]
    assert schemas["Message"]["required"] == ["text", "mode", "preview"]
    assert schemas["MessageInput"]["required"] == ["text"]
    assert schemas["MessageInput"]["properties"]["mode"] == found["mode"]
    given = registry.get("taken").validate({"value": {"text": "x"}}).invocations[0].arguments
    assert isinstance(given["value"].mode, Unset)


def test_a_result_with_a_sentinel_is_an_error_that_names_the_function(registry: Registry) -> None:
    properties(registry, Message, "Message")
    output = registry.get("returned").parts[0].output
    assert output.dump(Message(text="x", mode=None, preview=True)) == b'{"text":"x","mode":null,"preview":true}'
    with pytest.raises(PydanticSerializationError, match="Unset") as caught:
        output.dump(Message(text="x", preview=True))
    assert [each.partition(" (")[0] for each in caught.value.__notes__] == ["returned"]
    with pytest.raises(ResultMismatch, match=r"The result of returned\.preview does not match its type"):
        output.dump(Message(text="x", mode="y"))


@pytest.mark.parametrize(
    "annotation", [Enum, Handle | str, Handle | None, list[Handle | str], LibraryModel | Own, OnlyHandle], ids=str
)
def test_elsewhere_such_a_member_is_refused(registry: Registry, annotation: Any) -> None:
    holder: Any = create_model("Holder", __config__=ARBITRARY, held=(annotation, ...))
    with pytest.raises(DefinitionError, match="cannot be represented in JSON"):
        properties(registry, holder, "Holder")


def test_in_the_class_of_a_library_it_is_left_out(registry: Registry) -> None:
    assert properties(registry, LibraryModel, "LibraryModelInput") == {
        "file": {"type": "string"},
        "files": {"type": "array", "items": {"type": "string"}, "default": []},
        "client": {"anyOf": [{"type": "integer"}, {"type": "null"}], "default": None},
        "handle": {"type": "null", "default": None},
        "choice": {"type": "null", "default": None},
    }
    schemas = export_document(registry)["components"]["schemas"]
    assert schemas["LibraryModel"]["properties"]["handle"] == {"type": "null"}
    assert schemas["LibraryModel"]["required"] == ["file", "files", "client", "handle", "choice"]


@pytest.mark.parametrize("cls", [LibraryDataclass, LibraryDict], ids=str)
def test_dataclasses_and_typed_dicts_of_libraries_too(registry: Registry, cls: Any) -> None:
    assert properties(registry, cls, cls.__name__) == {"file": {"type": "string"}}


def test_a_result_with_such_a_member_is_an_error(registry: Registry) -> None:
    properties(registry, LibraryModel, "LibraryModel")
    output = registry.get("returned").parts[0].output
    assert output.dump(LibraryModel(file="x")) == b'{"file":"x","files":[],"client":null,"handle":null,"choice":null}'
    for wrong in ({"file": Handle()}, {"file": "x", "handle": Handle()}, {"file": "x", "files": [[Handle()]]}):
        with pytest.raises(PydanticSerializationError, match="Handle"):
            output.dump(LibraryModel(**wrong))
