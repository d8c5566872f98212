"""Rules: who may call a function."""

from types import MappingProxyType, SimpleNamespace
from typing import Any

import pytest
from mizan_core import Forbidden, ServerFunction, Unauthorized, ValidationFailed, client, is_authenticated

from .conftest import Backend

ANONYMOUS = SimpleNamespace(is_authenticated=False)
MEMBER = SimpleNamespace(id=1)
STAFF = SimpleNamespace(is_authenticated=True, is_staff=True)
EDITOR = SimpleNamespace(id=2, has_perm=lambda permission: permission == "texts.edit_text")
SUPERUSER = SimpleNamespace(is_authenticated=True, is_staff=False, is_superuser=True)


@pytest.mark.parametrize(
    ("rule", "user", "refusal"),
    [
        (None, None, None),
        (None, ANONYMOUS, None),
        (True, None, Unauthorized),
        (True, ANONYMOUS, Unauthorized),
        (True, MEMBER, None),
        ("staff", None, Unauthorized),
        ("staff", ANONYMOUS, Unauthorized),
        ("staff", MEMBER, Forbidden),
        ("staff", STAFF, None),
        ("staff", SUPERUSER, Forbidden),
        ("superuser", ANONYMOUS, Unauthorized),
        ("superuser", STAFF, Forbidden),
        ("superuser", SUPERUSER, None),
        ("texts.edit_text", ANONYMOUS, Unauthorized),
        ("texts.edit_text", SUPERUSER, Forbidden),
        ("texts.edit_text", EDITOR, None),
        ("texts.delete_text", EDITOR, Forbidden),
    ],
)
async def test_a_rule_allows_or_refuses_a_user(backend: Backend, rule: Any, user: Any, refusal: Any) -> None:
    @client(auth=rule, registry=backend.registry)
    def f() -> int:
        return 1

    backend.host.user = user
    if refusal is None:
        assert (await backend.call("f"))["result"] == 1
    else:
        with pytest.raises(refusal):
            await backend.call("f")
        assert backend.host.ran == []


async def test_a_function_sees_the_request_and_the_validated_input(backend: Backend) -> None:
    seen = []

    def rule(request: Any, given: Any) -> bool:
        seen.append((request, given.project_id))
        return True

    @client(auth=rule, registry=backend.registry)
    def f(project_id: int) -> None: ...

    await backend.call("f", {"project_id": "7"})
    assert seen == [("the request", 7)]


async def test_a_function_may_be_async(backend: Backend) -> None:
    async def rule(request: Any, given: Any) -> bool:
        return bool(given.n > 1)

    @client(auth=rule, registry=backend.registry)
    def f(n: int) -> int:
        return n

    backend.host.user = MEMBER
    assert (await backend.call("f", {"n": 2}))["result"] == 2
    with pytest.raises(Forbidden):
        await backend.call("f", {"n": 1})


async def may(response: bool) -> bool:
    return response


class AsyncEditor:
    async def has_perm(self, permission: str) -> bool:
        return permission == "texts.edit_text"


class AsyncRule:
    async def __call__(self, request: Any, given: Any) -> bool:
        return bool(given.n > 1)


@pytest.mark.parametrize("rule", [AsyncRule(), lambda request, given: may(given.n > 1)])
async def test_a_rule_that_returns_an_awaitable_is_awaited(backend: Backend, rule: Any) -> None:
    @client(auth=rule, registry=backend.registry)
    def f(n: int) -> int:
        return n

    assert (await backend.call("f", {"n": 2}))["result"] == 2
    with pytest.raises(Unauthorized):
        await backend.call("f", {"n": 1})


@pytest.mark.parametrize(
    "user", [AsyncEditor(), SimpleNamespace(has_perm=lambda permission: may(permission == "texts.edit_text"))]
)
async def test_has_perm_may_be_async(backend: Backend, user: Any) -> None:
    @client(auth="texts.edit_text", registry=backend.registry)
    def edit() -> int:
        return 1

    @client(auth="texts.delete_text", registry=backend.registry)
    def delete() -> None: ...

    backend.host.user = user
    assert (await backend.call("edit"))["result"] == 1
    with pytest.raises(Forbidden):
        await backend.call("delete")


class Lazy:
    """A lazy proxy, as Django and Werkzeug use for users."""

    def __init__(self, target: Any) -> None:
        self.target = target

    @property  # type: ignore[misc]
    def __class__(self) -> Any:
        return type(self.target)

    def __bool__(self) -> bool:
        return bool(self.target)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.target, name)


@pytest.mark.parametrize("rule", [True, "staff", "superuser", "texts.edit_text"])
@pytest.mark.parametrize(
    "user",
    [
        "",
        False,
        {},
        [],
        {"id": 1, "is_authenticated": False},
        MappingProxyType({}),
        MappingProxyType({"id": 1, "is_authenticated": False}),
        Lazy(None),
        Lazy(False),
    ],
)
async def test_an_empty_user_is_anonymous(backend: Backend, rule: Any, user: Any) -> None:
    @client(auth=rule, registry=backend.registry)
    def f() -> None: ...

    backend.host.user = user
    with pytest.raises(Unauthorized):
        await backend.call("f")


@pytest.mark.parametrize(
    ("rule", "flag"), [(True, "is_authenticated"), ("staff", "is_staff"), ("superuser", "is_superuser")]
)
async def test_a_flag_that_is_a_function_allows_no_user(backend: Backend, rule: Any, flag: str) -> None:
    @client(auth=rule, registry=backend.registry)
    def f() -> None: ...

    backend.host.user = SimpleNamespace(**{flag: lambda: False})
    with pytest.raises(TypeError, match=f"{flag} of SimpleNamespace is a function. Make it"):
        await backend.call("f")
    assert backend.host.ran == []


async def test_a_coroutine_is_not_a_user() -> None:
    user = may(False)
    with pytest.raises(TypeError, match="The user is a coroutine, which must be awaited first"):
        is_authenticated(user)
    flag = may(False)
    with pytest.raises(TypeError, match="is_authenticated of SimpleNamespace is a coroutine"):
        is_authenticated(SimpleNamespace(is_authenticated=flag))
    assert [await user, await flag] == [False, False]


@pytest.mark.parametrize("rule", [True, "staff", lambda request, given: False])
@pytest.mark.parametrize("user", [SimpleNamespace, may, AsyncEditor().has_perm, (each for each in ()), OSError("x")])
async def test_a_function_or_an_exception_is_not_a_user(backend: Backend, rule: Any, user: Any) -> None:
    @client(auth=rule, registry=backend.registry)
    def f() -> None: ...

    backend.host.user = user
    with pytest.raises(TypeError, match=f"The user is a {type(user).__name__}. Pass the user itself"):
        await backend.call("f")
    assert backend.host.ran == []


async def test_a_rule_that_no_decorator_has_checked_allows_no_user(backend: Backend) -> None:
    def f() -> None: ...

    backend.registry.register(ServerFunction(f, name="f", auth="stafff"))
    backend.host.user = STAFF
    with pytest.raises(TypeError, match="auth='stafff' is not a rule"):
        await backend.call("f")
    assert backend.host.ran == []


@pytest.mark.parametrize(("user", "refusal"), [(None, Unauthorized), (MEMBER, Forbidden)])
async def test_an_anonymous_user_who_is_refused_gets_unauthorized(backend: Backend, user: Any, refusal: Any) -> None:
    @client(auth=lambda request, given: False, registry=backend.registry)
    def f() -> None: ...

    backend.host.user = user
    with pytest.raises(refusal):
        await backend.call("f")


async def test_a_rule_may_raise_its_own_error(backend: Backend) -> None:
    def rule(request: Any, given: Any) -> bool:
        raise Forbidden("Only on weekdays.")

    @client(auth=rule, registry=backend.registry)
    def f() -> None: ...

    with pytest.raises(Forbidden, match="Only on weekdays"):
        await backend.call("f")


async def test_a_refused_caller_learns_nothing_about_the_input(backend: Backend) -> None:
    @client(auth="staff", registry=backend.registry)
    def f(secret_name: int) -> None: ...

    with pytest.raises(Unauthorized):
        await backend.call("f", {"wrong": 1})
    backend.host.user = STAFF
    with pytest.raises(ValidationFailed):
        await backend.call("f", {"wrong": 1})
