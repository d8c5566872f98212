"""`X-Mizan-Identity`, and rules."""

import re
from typing import Any

import pytest
from django.contrib.auth import logout
from django.contrib.auth.models import Permission, User
from django.http import HttpRequest
from mizan_core import Registry, ServerFunction, client

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ping(registry: Registry) -> None:
    @client(context="home", registry=registry)
    def home() -> int:
        return 1

    @client(registry=registry)
    def sign_out(request: HttpRequest) -> None:
        logout(request)


def identity(backend: Any) -> str:
    response: str = backend.get("ctx/home/").headers["x-mizan-identity"]
    return response


def test_an_anonymous_request_has_no_identity(backend: Any) -> None:
    assert identity(backend) == ""


def test_it_differs_for_each_user_without_naming_them(backend: Any) -> None:
    seen = set()
    for name in ("ada", "grace"):
        backend.client.force_login(User.objects.create_user(name))
        assert identity(backend) == identity(backend)
        seen.add(identity(backend))
    assert len(seen) == 2
    assert all(re.fullmatch("[0-9a-f]{64}", each) for each in seen)


def test_it_changes_with_the_response_that_signs_out(backend: Any) -> None:
    backend.client.force_login(User.objects.create_user("ada"))
    assert identity(backend) != ""
    assert backend.call("sign_out").headers["x-mizan-identity"] == ""


def test_it_changes_with_the_password(backend: Any) -> None:
    ada = User.objects.create_user("ada", password="one")
    backend.client.force_login(ada)
    before = identity(backend)
    ada.set_password("two")
    ada.save()
    assert identity(backend) == ""
    backend.client.force_login(ada)
    assert identity(backend) not in ("", before)


def test_failures_have_it_too(backend: Any) -> None:
    backend.client.force_login(User.objects.create_user("ada"))
    expected = identity(backend)
    for response in (backend.get("nowhere/"), backend.call("unknown"), backend.request("put", "call/")):
        assert response.headers["x-mizan-identity"] == expected


def test_a_project_without_users_has_no_identity(backend: Any, settings: Any) -> None:
    settings.MIDDLEWARE = []
    assert identity(backend) == ""


RULES: dict[str, Any] = {
    "public": None,
    "members": True,
    "staff": "staff",
    "superusers": "superuser",
    "editors": "tracker.change_project",
    "ada": lambda request, given: request.user.username == "ada",
}


@pytest.mark.parametrize("is_async", [False, True])
@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        (None, {"public"}),
        ({"username": "ada"}, {"public", "members", "ada"}),
        ({"username": "bob", "is_staff": True}, {"public", "members", "staff"}),
        ({"username": "eve", "permission": "change_project"}, {"public", "members", "editors"}),
        ({"username": "fay", "permission": "delete_project"}, {"public", "members"}),
        ({"username": "ivy", "is_superuser": True}, {"public", "members", "superusers", "editors"}),
    ],
)
def test_rules_check_the_users_of_django(
    backend: Any, registry: Registry, who: dict[str, Any] | None, allowed: set[str], is_async: bool
) -> None:
    for name, rule in RULES.items():
        if is_async:

            async def f() -> None: ...
        else:

            def f() -> None: ...  # type: ignore[misc]

        registry.register(ServerFunction(f, name=name, auth=rule))
    if who is not None:
        user = User.objects.create_user(**{key: value for key, value in who.items() if key != "permission"})
        if permission := who.get("permission"):
            user.user_permissions.add(Permission.objects.get(codename=permission))
        backend.client.force_login(user)
    refused = "UNAUTHORIZED" if who is None else "FORBIDDEN"
    codes = {name: backend.call(name).json().get("error", {}).get("code") for name in RULES}
    assert codes == {name: None if name in allowed else refused for name in RULES}


@pytest.mark.parametrize("is_async", [False, True])
def test_rules_may_be_async_and_use_the_database(backend: Any, registry: Registry, is_async: bool) -> None:
    async def is_known(request: HttpRequest, given: Any) -> bool:
        return await User.objects.filter(username=given.name).aexists()

    def ask(request: HttpRequest, given: Any) -> Any:
        return is_known(request, given)

    rule: Any = is_known if is_async else ask

    @client(auth=rule, registry=registry)
    def greet(name: str) -> str:
        return f"Hello {name}"

    User.objects.create_user("ada")
    assert backend.call("greet", {"name": "ada"}).json()["result"] == "Hello ada"
    assert backend.error("greet", {"name": "bob"}) == (401, "UNAUTHORIZED")
