"""What a declaration with files must be, and what the document says of it."""

from dataclasses import dataclass
from importlib import util
from typing import Annotated, Any

import pytest
from fastapi import FastAPI, File, Form, UploadFile
from mizan_core import DefinitionError, Registry, client, export_document
from mizan_fastapi import install
from pydantic import BaseModel
from typing_extensions import TypeAliasType

FILE = {"type": "string", "format": "binary"}


class Note(BaseModel):
    photo: UploadFile


@dataclass
class Page:
    photo: UploadFile


def test_the_document_describes_files(registry: Registry) -> None:
    @client(registry=registry, affects=[])
    def upload(
        file: Annotated[UploadFile, File(description="Any image.")],
        note: Note,
        more: list[UploadFile] = [],  # noqa: B006
        cover: UploadFile | None = None,
    ) -> None: ...

    document = export_document(registry)
    (entry,) = [each for each in document["x-mizan-functions"] if each["name"] == "upload"]
    assert (entry["multipart"], entry["kind"]) == (True, "mutation")
    schemas = document["components"]["schemas"]
    assert schemas["UploadInput"]["properties"] == {
        "file": {**FILE, "description": "Any image."},
        "note": {"$ref": "#/components/schemas/Note"},
        "more": {"type": "array", "items": FILE, "default": []},
        "cover": {"anyOf": [FILE, {"type": "null"}], "default": None},
    }
    assert schemas["Note"]["properties"] == {"photo": FILE}
    (operation,) = [each for path, each in document["paths"].items() if path.endswith("call/")]
    assert [*operation["post"]["requestBody"]["content"]] == ["application/json", "multipart/form-data"]


@pytest.mark.parametrize(
    "annotation",
    [
        UploadFile,
        Annotated[UploadFile, File()],
        UploadFile | None,
        list[UploadFile],
        Note,
        dict[str, list[Note]],
        TypeAliasType("Alias", UploadFile),
    ],
    ids=str,
)
def test_a_read_with_a_file_is_an_error_at_import(registry: Registry, annotation: Any) -> None:
    def photo(file: Any) -> int:
        return 1

    photo.__annotations__["file"] = annotation
    with pytest.raises(DefinitionError) as caught:
        client(registry=registry, context="photos")(photo)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.message == (
        'The argument "file" of photo is or contains a file, but a function with context= is a read, which has no body.'
    )
    assert "affects=" in diagnostic.hint


def test_a_read_with_a_file_inside_another_class_is_an_error_of_the_export(registry: Registry) -> None:
    @client(registry=registry, context="photos")
    def photo(page: Page) -> int:
        return 1

    with pytest.raises(DefinitionError, match='argument "page" of photo is or contains a file'):
        export_document(registry)


@pytest.mark.parametrize("annotation", [Annotated[bytes, File()], Annotated[list[bytes], File()]], ids=str)
def test_bytes_of_a_file_are_an_error_at_import(registry: Registry, annotation: Any) -> None:
    def upload(data: Any) -> None: ...

    upload.__annotations__["data"] = annotation
    with pytest.raises(DefinitionError) as caught:
        client(registry=registry)(upload)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.message.startswith('The argument "data" of upload has the marker File')
    assert diagnostic.hint.startswith("Annotate the argument as `UploadFile`, and read the file in the function")


def test_a_form_field_beside_a_file_is_an_error_with_a_hint(registry: Registry) -> None:
    with pytest.raises(DefinitionError) as caught:

        @client(registry=registry)
        def upload(file: UploadFile, title: Annotated[str, Form()]) -> None: ...

    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.hint == "Remove Form(): the arguments of a call need no marker, also beside files."


def test_a_file_or_another_type_is_an_error_of_the_export(registry: Registry) -> None:
    @client(registry=registry)
    def upload(file: UploadFile | str) -> None: ...

    with pytest.raises(DefinitionError) as caught:
        export_document(registry)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.message == 'The argument "file" of upload is a union of a file and another type.'


def test_a_file_is_no_result(registry: Registry) -> None:
    @client(registry=registry)
    def download() -> Note:
        raise NotImplementedError

    with pytest.raises(DefinitionError, match="framework response"):
        export_document(registry)


def test_files_without_the_parser_are_an_error_at_installation(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    @client(registry=registry)
    def upload(file: UploadFile) -> None: ...

    from mizan_fastapi import uploads

    missing = lambda name: None if name == "python_multipart" else util.find_spec(name)  # noqa: E731
    monkeypatch.setattr(uploads, "find_spec", missing)
    with pytest.raises(RuntimeError, match=r"pip install 'mizan-fastapi\[uploads\]'"):
        install(FastAPI(), registry=registry)
    registry.clear()
    install(FastAPI(), registry=registry)
