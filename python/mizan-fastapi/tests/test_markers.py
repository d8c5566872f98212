"""A parameter that FastAPI fills is never an argument of clients, however its marker is wrapped."""

import re
from typing import Annotated, Any, Generic, Literal, Union

import pytest
from annotated_doc import Doc
from annotated_types import BaseMetadata, Ge
from fastapi import Body, Cookie, Depends, FastAPI, Form, Header, Path, Query, Request, Security
from mizan_core import DefinitionError, Registry, ServerFunction, client
from mizan_fastapi import install
from pydantic import BaseModel, BeforeValidator, Field, Strict
from typing_extensions import TypeAliasType, TypeVar

T = TypeVar("T")


def signed_in() -> str:
    return "guest"


User = Annotated[str, Depends(signed_in)]
Alias = TypeAliasType("Alias", User)
AliasOfAlias = TypeAliasType("AliasOfAlias", Alias)
Generic_ = TypeAliasType("Generic_", Annotated[T, Depends(signed_in)], type_params=(T,))
Inner = TypeAliasType("Inner", Request)
AliasOfRequest = TypeAliasType("AliasOfRequest", Inner)
AliasOfHeader = TypeAliasType("AliasOfHeader", Annotated[str, Header(alias="x-user")])


@pytest.mark.parametrize(
    "annotation",
    [
        User,
        Alias,
        AliasOfAlias,
        Generic_[str],
        Annotated[Alias, "a comment"],
        Annotated[Annotated[Annotated[str, Field(min_length=1)], Depends(signed_in)], "a comment"],
        TypeAliasType("AliasInside", Annotated[AliasOfAlias, "a comment"]),
        Annotated[str, Security(signed_in, scopes=["a"])],
        TypeAliasType("AliasOfCookie", Annotated[str, Cookie(alias="user")]),
        AliasOfHeader,
    ],
    ids=str,
)
async def test_a_client_cannot_pass_what_is_injected(serve: Any, registry: Registry, annotation: Any) -> None:
    def whoami(user: Any) -> str:
        return str(user)

    whoami.__annotations__["user"] = annotation
    client(registry=registry)(whoami)
    backend = serve()
    headers = {"x-user": "guest", "cookie": "user=guest"}
    assert (await backend.call("whoami", headers=headers)).json()["result"] == "guest"
    forged = await backend.call("whoami", {"user": "root"}, headers=headers)
    assert forged.json()["error"]["details"][0]["type"] == "extra_forbidden"


@pytest.mark.parametrize("annotation", [AliasOfRequest, Annotated[AliasOfRequest, "a comment"]], ids=str)
async def test_an_alias_of_the_request_is_the_request(serve: Any, registry: Registry, annotation: Any) -> None:
    def method(request: Any) -> str:
        return str(request.method)

    method.__annotations__["request"] = annotation
    client(registry=registry)(method)
    assert (await serve().call("method")).json()["result"] == "POST"


class Injected:
    """A marker of a dependency injection library that mizan does not know."""


class Inject(Generic[T]):
    def __init__(self, what: type[T] | None = None) -> None:
        self.what = what


class Pair(BaseModel, Generic[T]):
    left: T


class Sensitive(BaseMetadata):
    """A marker of an application that injects nothing."""


@pytest.mark.parametrize(
    ("annotation", "marker"),
    [
        (Annotated[str, Injected()], "Injected"),
        (Annotated[str, Injected], "type"),
        (Annotated[str, Inject(str)], "Inject"),
        (TypeAliasType("Wrapped", Annotated[str, Injected()]), "Injected"),
        (Annotated[str, Path()], "Path"),
        (Annotated[int, 5], "int"),
        (User | None, "Depends"),
        (Union[Alias, None], "Depends"),  # noqa: UP007
        (Union[AliasOfAlias, None], "Depends"),  # noqa: UP007
        (list[User], "Depends"),
        (dict[str, list[Alias]], "Depends"),
        (tuple[Generic_[str], int], "Depends"),
        (Pair[User], "Depends"),
        (list[Annotated[str, Header()]], "Header"),
        (list[Annotated[str, Query()]], "Query"),
        (TypeAliasType("Rows", list[User]), "Depends"),
    ],
    ids=str,
)
def test_an_unknown_marker_is_an_error_at_import(registry: Registry, annotation: Any, marker: str) -> None:
    def find(user: Any) -> None: ...

    find.__annotations__["user"] = annotation
    with pytest.raises(DefinitionError) as caught:
        client(registry=registry)(find)
    message = f'The argument "user" of find has the marker {marker}, which has no meaning there'
    assert caught.value.diagnostics[0].message.startswith(message)
    assert "find" not in registry


def test_a_marker_that_fastapi_ignores_in_a_dependency_is_an_error(registry: Registry) -> None:
    """FastAPI would take the parameter from the query, so that a client could choose it."""

    def repository(user: AliasOfAlias) -> None: ...

    with pytest.raises(DefinitionError, match='"user" of find has the marker Depends'):

        @client(registry=registry)
        def find(repository: Annotated[None, Depends(repository)]) -> None: ...


@pytest.mark.parametrize("default", [Path(), pytest.param("form", id="Form")], ids=["Path", "Form"])
def test_an_unknown_marker_as_a_default_is_an_error(
    registry: Registry, default: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    marker = Form() if default == "form" else default
    with pytest.raises(DefinitionError, match='"user" of find has the marker'):

        @client(registry=registry)
        def find(user: str = marker) -> None: ...


def test_functions_that_were_defined_earlier_are_checked_when_mizan_is_installed(registry: Registry) -> None:
    def find(user: Annotated[str, Injected()]) -> None: ...

    registry.register(ServerFunction(find, name="find"))
    with pytest.raises(DefinitionError, match=re.escape('"user" of find has the marker Injected')):
        install(FastAPI(), registry=registry)


def test_metadata_of_a_type_is_not_a_marker(registry: Registry) -> None:
    @client(registry=registry)
    def find(
        text: Annotated[str, Field(min_length=1), "a comment", Doc("What to look for.")],
        number: Annotated[int, Ge(1), Strict(), BeforeValidator(lambda value: value)],
        listed: list[Annotated[int, Field(gt=0)]],
        secret: Annotated[str, Sensitive()],
        kind: Annotated[Literal["a"], Body()] = "a",
        limit: Annotated[int, Query(le=5)] = 1,
        page: int = Query(1),
    ) -> None: ...

    assert len(registry.get("find").input_model.parameters) == 7


def test_incomplete_annotations_are_checked_later(registry: Registry) -> None:
    @client(registry=registry)
    def find(user: "Annotated[Later, Injected()]") -> None: ...  # type: ignore[name-defined]  # noqa: F821

    (function,) = registry.get("find").parts
    with pytest.raises(DefinitionError, match='names "Later"'):
        _ = function.signature
