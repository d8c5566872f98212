"""The default rule of a backend, and the functions that are public."""

from typing import Any

import pytest
from mizan_core import (
    DefinitionError,
    Forbidden,
    Registry,
    Unauthorized,
    ValidationFailed,
    client,
    export_document,
    register_compose,
)
from mizan_core.access import Access, check_default_auth

from .conftest import Backend, User


def offer(registry: Registry, name: str = "f", **options: Any) -> Any:
    def f() -> str:
        return "done"

    return client(name=name, registry=registry, **options)(f)


@pytest.mark.parametrize(
    ("default", "declared", "refusal"),
    [
        (None, None, None),
        (True, None, Unauthorized),
        ("staff", None, Unauthorized),
        (lambda request, given: False, None, Unauthorized),
        (lambda request, given: True, None, None),
        (True, False, None),
        ("superuser", False, None),
        (False, None, None),
        (False, True, Unauthorized),
        (True, lambda request, given: True, None),
    ],
)
async def test_the_default_rule_applies_to_functions_that_declare_none(
    backend: Backend, default: Any, declared: Any, refusal: Any
) -> None:
    offer(backend.registry, auth=declared)
    offer(backend.registry, "read", auth=declared, context="page")
    backend.host.default_auth = default
    if refusal is None:
        assert (await backend.call("f"))["result"] == "done"
        assert await backend.context("page") == {"read": "done"}
        return
    with pytest.raises(refusal):
        await backend.call("f")
    with pytest.raises(refusal):
        await backend.context("page")
    assert backend.host.ran == []


async def test_a_function_may_declare_less_than_the_default(backend: Backend) -> None:
    offer(backend.registry, auth=True)
    offer(backend.registry, "strict")
    backend.host.default_auth = "staff"
    backend.host.user = User()
    assert (await backend.call("f"))["result"] == "done"
    with pytest.raises(Forbidden):
        await backend.call("strict")


async def test_the_default_rule_applies_to_the_parts_of_a_composition(backend: Backend) -> None:
    part = offer(backend.registry, "part")
    public = offer(backend.registry, "public", auth=False)
    register_compose("both", [part, public], registry=backend.registry)
    register_compose("open", [public], registry=backend.registry)
    register_compose("still_closed", [part], auth=False, registry=backend.registry)
    backend.host.default_auth = True
    assert (await backend.call("open"))["result"] == {"public": "done"}
    for name in ("both", "still_closed"):
        with pytest.raises(Unauthorized):
            await backend.call(name)


async def test_the_default_rule_applies_to_contexts_that_are_read_again(backend: Backend) -> None:
    offer(backend.registry, "read", context="page")
    offer(backend.registry, "write", affects="page", auth=False)
    mounted = [{"context": "page"}]
    assert (await backend.call("write", mounted=mounted))["refreshed"][0]["data"] == {"read": "done"}
    backend.host.default_auth = True
    assert (await backend.call("write", mounted=mounted))["refreshed"] == []


@pytest.mark.parametrize("query", ["unknown=1", "id=x", "id=1&id=2", ""])
async def test_an_anonymous_request_learns_nothing_about_the_parameters_of_a_context(
    backend: Backend, query: str
) -> None:
    @client(context="page", registry=backend.registry)
    def open_to_all(id: int) -> int:
        return id

    @client(context="page", auth=True, registry=backend.registry)
    def protected(id: int) -> int:
        return id

    with pytest.raises(Unauthorized):
        await backend.context("page", query)
    backend.host.user = User()
    with pytest.raises(ValidationFailed):
        await backend.context("page", query)


def test_the_document_has_the_rule_in_effect_and_the_guards(registry: Registry) -> None:
    offer(registry, "declared", auth="staff")
    offer(registry, "default")
    offer(registry, "public", auth=False)
    guarded = offer(registry, "guarded")
    register_compose("composed", [guarded], registry=registry)
    access = Access("app.use", lambda function: ["current_user"] if function.name == "guarded" else [])
    entries = {each["name"]: each for each in export_document(registry, access=access)["x-mizan-functions"]}
    assert {name: (each["auth"], each.get("permissions"), each.get("guards")) for name, each in entries.items()} == {
        "declared": ("staff", None, None),
        "default": ("permission", ["app.use"], None),
        "public": ("none", None, None),
        "guarded": ("permission", ["app.use"], ["current_user"]),
        "composed": ("permission", ["app.use"], ["current_user"]),
    }


def test_public_functions_are_listed_with_mutations_first(registry: Registry) -> None:
    offer(registry, "a_read", context="page")
    offer(registry, "b_call")
    offer(registry, "z_mutation", affects=[])
    offer(registry, "protected", auth=True)
    offer(registry, "guarded")
    access = Access(None, lambda function: ["current_user"] if function.name == "guarded" else [])
    assert [line.split()[:2] for line in access.describe_public(registry).splitlines()] == [
        ["mutation", "z_mutation"],
        ["call", "b_call"],
        ["context", "a_read"],
    ]
    assert Access(True).describe_public(registry) == ""


@pytest.mark.parametrize("rule", ["stafff", 1, lambda: True, int])
def test_an_invalid_default_rule_is_an_error_with_a_hint(rule: Any) -> None:
    with pytest.raises(DefinitionError, match=r"install\(\)"):
        check_default_auth("install()", rule)
