"""The default rule, and dependencies that protect a function."""

from collections.abc import Callable
from typing import Annotated, Any

import pytest
from fastapi import Depends, FastAPI, Header, HTTPException
from fastapi.security import HTTPBearer
from mizan_core import DefinitionError, Registry, client
from mizan_fastapi.export import export_app

from .conftest import Serve

scheme = HTTPBearer()
lenient = HTTPBearer(auto_error=False)


class Account:
    id = 1


def current_user(token: Annotated[Any, Depends(scheme)]) -> Account:
    return Account()


def maybe_user(token: Annotated[Any, Depends(lenient)]) -> Account | None:
    return Account() if token else None


def session_user(x_user: Annotated[str, Header()] = "") -> Account:
    if not x_user:
        raise HTTPException(401)
    return Account()


def get_session() -> str:
    return "session"


def admin_user(user: Annotated[Account, Depends(current_user)]) -> None: ...


async def test_the_default_rule_protects_functions_that_declare_none(serve: Serve, registry: Registry) -> None:
    @client(context="page", registry=registry)
    def read(id: int) -> int:
        return id

    @client(affects="page", registry=registry)
    def write() -> None: ...

    @client(affects="page", auth=False, registry=registry)
    def sign_up() -> None: ...

    backend = serve(auth=True, user=Depends(maybe_user))
    assert (await backend.get("ctx/page/?nonsense=1")).status_code == 401
    assert (await backend.call("write")).status_code == 401
    signed_up = await backend.call("sign_up", mounted=[{"context": "page", "params": {"id": 1}}])
    assert (signed_up.status_code, signed_up.json()["refreshed"]) == (200, [])
    bearer = {"Authorization": "Bearer x"}
    assert (await backend.get("ctx/page/?id=1", bearer)).json() == {"read": 1}
    assert (await backend.call("write", headers=bearer)).status_code == 200


def test_an_invalid_default_rule_is_an_error(serve: Serve) -> None:
    with pytest.raises(DefinitionError, match="Did you mean"):
        serve(auth="stafff")


def guards(app: FastAPI) -> dict[str, list[str]]:
    return {each["name"]: each["guards"] for each in export_app(app)["x-mizan-functions"] if "guards" in each}


def test_the_document_names_the_dependencies_that_refuse_anonymous_requests(
    app: FastAPI, serve: Serve, registry: Registry
) -> None:
    def offer(name: str, function: Callable[..., None]) -> None:
        client(name=name, registry=registry)(function)

    def by_user(user: Annotated[Account, Depends(current_user)]) -> None: ...
    def by_scheme(token: Annotated[Any, Depends(scheme)]) -> None: ...
    def by_way_of_others(_: Annotated[None, Depends(admin_user)]) -> None: ...
    def by_user_of_app(user: Annotated[Account, Depends(session_user)]) -> None: ...
    def lets_anonymous_in(user: Annotated[Account | None, Depends(maybe_user)]) -> None: ...
    def with_lenient_scheme(token: Annotated[str | None, Depends(lenient)]) -> None: ...
    def without_annotation(user: Account = Depends(maybe_user)) -> None: ...  # noqa: B008
    def with_session(session: Annotated[str, Depends(get_session)]) -> None: ...

    functions: list[Callable[..., None]] = [
        by_user,
        by_scheme,
        by_way_of_others,
        by_user_of_app,
        lets_anonymous_in,
        with_lenient_scheme,
        without_annotation,
        with_session,
    ]
    for each in functions:
        offer(each.__name__, each)
    serve(user=Depends(session_user))
    assert guards(app) == {
        "by_user": ["current_user"],
        "by_scheme": ["HTTPBearer"],
        "by_way_of_others": ["admin_user"],
        "by_user_of_app": ["session_user"],
    }
