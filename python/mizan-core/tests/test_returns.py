"""`@client(returns=...)`: the type of the output beside the annotation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from mizan_core import DefinitionError, Registry, client, export_document
from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Iterable as Rows


class ProjectOut(BaseModel):
    name: str


def test_the_output_is_of_the_given_type_and_the_annotation_is_not_evaluated(registry: Registry) -> None:
    @client(context="projects", returns=list[ProjectOut], registry=registry)
    def projects(limit: int = 10) -> Rows[dict[str, Any]]:
        return [{"name": "Atlas"}]

    @client(returns=int | None, registry=registry)
    def unannotated():  # type: ignore[no-untyped-def]
        return 1

    function = registry.get("projects")
    assert function.dump([projects()]) == b'[{"name":"Atlas"}]'
    assert list(function.input_model.shapes) == ["limit"]
    with pytest.raises(ValueError, match="name"):
        function.dump([[{"title": "Atlas"}]])
    assert registry.get("unannotated").dump([1]) == b"1"
    output = next(each for each in export_document(registry)["x-mizan-functions"] if each["name"] == "unannotated")
    assert output["outputNullable"] is True


def test_without_it_the_annotation_is_the_type(registry: Registry) -> None:
    @client(registry=registry)
    def projects() -> Rows[str]:
        return []

    with pytest.raises(DefinitionError, match='names "Rows", which is not defined at run time'):
        registry.get("projects").prepare()


def test_none_is_a_type(registry: Registry) -> None:
    @client(returns=None, registry=registry)
    def save() -> int | None:
        return None

    assert registry.get("save").dump([None]) == b"null"
    with pytest.raises(ValueError, match="Input should be None"):
        registry.get("save").dump([1])
