"""`constant=True`: contexts that no mutation changes."""

from typing import Any

import pytest
from mizan_core import DefinitionError, Registry, check_registry, client, export_document


def registry_of(*constants: bool) -> Registry:
    registry = Registry()
    for number, constant in enumerate(constants):

        @client(name=f"read{number}", context="countries", constant=constant, registry=registry)
        def read() -> int:
            return 1

    return registry


def errors(registry: Registry) -> list[str]:
    found = []
    for refuse in (check_registry, export_document):
        with pytest.raises(DefinitionError) as caught:
            refuse(registry)
        found.append([each.message for each in caught.value.diagnostics])
    assert found[0] == found[1]
    return found[0]


def test_the_document_says_that_a_context_is_constant() -> None:
    contexts = export_document(registry_of(True, True))["x-mizan-contexts"]
    assert contexts == {"countries": {"functions": ["read0", "read1"], "params": {}, "constant": True}}
    assert "constant" not in export_document(registry_of(False))["x-mizan-contexts"]["countries"]


def test_all_functions_of_a_context_are_constant_or_none() -> None:
    assert errors(registry_of(True, False)) == [
        'read1 does not have constant=True, as others of the context "countries" have: clients read all of them with '
        "one request."
    ]


def test_no_mutation_affects_a_constant_context() -> None:
    registry = registry_of(True)

    @client(affects="countries", registry=registry)
    def rename_country() -> None: ...

    assert errors(registry) == ['rename_country affects "countries", whose functions have constant=True.']


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"context": "c", "constant": 1}, "constant=1 of read must be True or False."),
        ({"constant": True}, "does not belong to a context"),
        ({"affects": "c", "constant": True}, "does not belong to a context"),
    ],
)
def test_the_option_is_refused_where_it_means_nothing(options: dict[str, Any], message: str) -> None:
    with pytest.raises(DefinitionError, match=message):

        @client(registry=Registry(), **options)
        def read() -> int:
            return 1
