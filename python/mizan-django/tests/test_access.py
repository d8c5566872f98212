"""The default rule, `LoginRequiredMiddleware`, and the check of public mutations."""

from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.checks import run_checks
from django.core.management import call_command
from mizan_core import Registry, client
from mizan_django.export import export_project

from .conftest import Backend, Serve

pytestmark = pytest.mark.django_db

LOGIN_REQUIRED = "django.contrib.auth.middleware.LoginRequiredMiddleware"


async def is_allowed(request: Any, given: Any) -> bool:
    return bool(request.headers.get("x-allow") == "yes")


@pytest.fixture(autouse=True)
def functions(registry: Registry) -> None:
    @client(context="home", registry=registry)
    def home(id: int) -> int:
        return id

    @client(affects="home", registry=registry)
    def save() -> int:
        return 1

    @client(affects="home", auth=False, registry=registry)
    def sign_up() -> int:
        return 2


def signed_in(backend: Backend) -> None:
    backend.client.force_login(User.objects.create_user("ada"))


def assert_that_users_are_required(backend: Backend) -> None:
    assert backend.get("session/").json()["csrfToken"]
    assert backend.get("ctx/home/?nonsense=1").status_code == 401
    assert backend.error("save") == (401, "UNAUTHORIZED")
    mounted = [{"context": "home", "params": {"id": 1}}]
    response = backend.call("sign_up", mounted=mounted).json()
    assert (response["result"], response["refreshed"]) == (2, [])
    assert backend.get("nowhere/").json()["error"]["code"] == "NOT_FOUND"
    signed_in(backend)
    assert backend.get("ctx/home/?id=3").json() == {"home": 3}
    assert backend.call("save", mounted=mounted).json()["refreshed"][0]["data"] == {"home": 1}


def test_login_required_middleware_applies_to_functions(backend: Backend, settings: Any) -> None:
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, LOGIN_REQUIRED]
    assert_that_users_are_required(backend)


def test_the_setting_is_the_rule_of_functions_that_declare_none(backend: Backend, settings: Any) -> None:
    settings.MIZAN = {"AUTH": True}
    assert_that_users_are_required(backend)


def test_the_setting_takes_precedence_over_the_middleware(backend: Backend, settings: Any) -> None:
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, LOGIN_REQUIRED]
    settings.MIZAN = {"AUTH": False}
    assert backend.call("save").json()["result"] == 1


def test_the_default_rule_may_be_an_async_function(backend: Backend, settings: Any) -> None:
    settings.MIZAN = {"AUTH": is_allowed}
    assert backend.error("save") == (401, "UNAUTHORIZED")
    assert backend.get("ctx/home/?id=3").status_code == 401
    allowed = {"x-allow": "yes"}
    assert backend.call("save", headers=allowed).json()["result"] == 1
    assert backend.get("ctx/home/?id=3", headers=allowed).json() == {"home": 3}


def test_the_document_has_the_rule_in_effect(serve: Serve, settings: Any) -> None:
    settings.MIZAN = {"AUTH": "staff"}
    serve()
    document = export_project()
    assert [each["auth"] for each in document["x-mizan-functions"]] == ["staff", "staff", "none"]


def public() -> list[list[str]]:
    output = StringIO()
    call_command("export_mizan_schema", public=True, stdout=output)
    return [line.split()[:2] for line in output.getvalue().splitlines()]


def test_the_command_lists_public_functions(serve: Serve, settings: Any) -> None:
    serve()
    assert public() == [["mutation", "save"], ["mutation", "sign_up"], ["context", "home"]]
    settings.MIZAN = {"AUTH": True}
    assert public() == [["mutation", "sign_up"]]


def deployment_warnings() -> list[tuple[str, str]]:
    found = run_checks(tags=["mizan"], include_deployment_checks=True)
    return [(str(each.id), str(each.msg)) for each in found]


def test_check_deploy_warns_about_mutations_that_are_public_without_saying_so(serve: Serve, settings: Any) -> None:
    serve()
    assert deployment_warnings() == [
        ("mizan.W010", "Anonymous users may call mutations that have no auth=: save."),
    ]
    assert run_checks(tags=["mizan"]) == []
    settings.MIZAN = {"AUTH": True}
    assert deployment_warnings() == []
