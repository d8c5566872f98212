"""The request is never an argument of clients, however its annotation is wrapped."""

from typing import Annotated, Any

import pytest
from django.http import HttpRequest
from mizan_core import DefinitionError, Registry, client
from typing_extensions import TypeAliasType

Alias = TypeAliasType("Alias", HttpRequest)
AliasOfAlias = TypeAliasType("AliasOfAlias", Alias)
Commented = TypeAliasType("Commented", Annotated[HttpRequest, "a comment"])


class Inject:
    """A marker of a dependency injection library that mizan does not know."""


@pytest.mark.parametrize("annotation", [Alias, AliasOfAlias, Commented, Annotated[Alias, "a comment"]], ids=str)
def test_an_alias_of_the_request_is_the_request(backend: Any, registry: Registry, annotation: Any) -> None:
    def method(request: Any) -> str:
        return str(request.method)

    method.__annotations__["request"] = annotation
    client(registry=registry)(method)
    assert backend.call("method").json()["result"] == "POST"
    assert backend.error("method", {"request": "forged"}) == (422, "VALIDATION_FAILED")


def test_an_unknown_marker_is_an_error_at_import(registry: Registry) -> None:
    with pytest.raises(DefinitionError, match='"user" of whoami has the marker Inject, which has no meaning there'):

        @client(registry=registry)
        def whoami(user: Annotated[str, Inject()]) -> str:
            return user
