"""`meta=`: what an application says about a function to the plugins of the build."""

import enum
import math
from pathlib import Path
from typing import Any

import pytest
from mizan_core import DefinitionError, Registry, client, dump_document, export_document, register_compose
from mizan_core.diagnostics import Diagnostic


class Audience(enum.StrEnum):
    ADMIN = "admin"


def entries(registry: Registry) -> Any:
    return {each["name"]: each for each in export_document(registry)["x-mizan-functions"]}


def diagnostic_of(meta: Any, registry: Registry) -> Diagnostic:
    def f() -> None: ...

    with pytest.raises(DefinitionError) as caught:
        client(meta=meta, registry=registry)(f)
    (diagnostic,) = caught.value.diagnostics
    return diagnostic


def test_meta_is_in_the_document_as_json(registry: Registry) -> None:
    given = {"audience": Audience.ADMIN, "limits": {"rate": (1, 2.5)}, "$ref": "#/components/schemas/0", "off": None}

    @client(meta=given, registry=registry)
    def f() -> None: ...

    @client(registry=registry)
    def g() -> None: ...

    given["audience"] = "changed"
    assert entries(registry)["f"]["meta"] == {
        "audience": "admin",
        "limits": {"rate": [1, 2.5]},
        "$ref": "#/components/schemas/0",
        "off": None,
    }
    assert "meta" not in entries(registry)["g"]
    assert '"audience": "admin"' in dump_document(export_document(registry))


def test_meta_of_a_composition_is_its_own(registry: Registry) -> None:
    @client(meta={"part": 1}, registry=registry)
    def f() -> None: ...

    register_compose("both", [f], meta={"whole": 2}, registry=registry)
    register_compose("none", [f], registry=registry)
    assert entries(registry)["both"]["meta"] == {"whole": 2}
    assert "meta" not in entries(registry)["none"]
    with pytest.raises(DefinitionError, match='The key "x-a" of meta= of third'):
        register_compose("third", [f], meta={"x-a": 2}, registry=registry)


@pytest.mark.parametrize(
    "meta", [3, "text", [1], {"a": object()}, {"a": [math.nan]}, {1: 2}, {"a": {1: 2}}, {"a": b""}]
)
def test_values_that_are_not_json_are_refused_at_import(registry: Registry, meta: Any) -> None:
    diagnostic = diagnostic_of(meta, registry)
    assert diagnostic.message == f"meta={meta!r} of f is not a dict of JSON values."
    assert diagnostic.hint == (
        "Use a dict with keys of type str, and strings, finite numbers, booleans, None, lists and dicts as values."
    )
    assert Path(str(diagnostic.source).rpartition(":")[0]).name == "test_meta.py"


def test_integers_that_javascript_rounds_are_refused_at_import(registry: Registry) -> None:
    diagnostic = diagnostic_of({"a": [2**53]}, registry)
    assert diagnostic.message == (
        "meta={'a': [9007199254740992]} of f has an integer outside ±(2**53 - 1), which JavaScript rounds."
    )
    assert diagnostic.hint == "Write it as a string."


def test_keys_of_extensions_are_refused_at_import(registry: Registry) -> None:
    diagnostic = diagnostic_of({"audience": 1, "x-audience": 2}, registry)
    assert diagnostic.message == (
        'The key "x-audience" of meta= of f starts with "x-", which the document keeps for itself.'
    )
    assert diagnostic.hint == 'Rename it, such as "audience".'
