"""What is written about a refused sign-in stays, so that a lockout (here django-axes) triggers as with Django's own
`LoginView`: after three failures the right password is refused too."""

import logging
from collections.abc import Callable
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from axes.models import AccessAttempt  # type: ignore[import-untyped]
from django import forms
from django.contrib.auth import aauthenticate, authenticate, login
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest
from mizan_core import Registry, Unauthorized, client
from mizan_django import client_form

pytestmark = pytest.mark.django_db(transaction=True)


def of_request(request: HttpRequest) -> dict[str, Any]:
    return {"request": request}


def offer_form(registry: Registry) -> None:
    """As in Django's view, the form's validation checks the password."""

    class SignInForm(AuthenticationForm):
        def submit(self, request: HttpRequest) -> None:
            login(request, self.get_user())

    client_form(form_kwargs=of_request, registry=registry)(SignInForm)


def offer_form_with_late_authentication(registry: Registry) -> None:
    class SignInForm(forms.Form):
        username = forms.CharField()
        password = forms.CharField()

        def submit(self, request: HttpRequest) -> None:
            user = authenticate(request, **self.cleaned_data)
            if user is None:
                self.add_error(None, "No account has this name and password.")
            else:
                login(request, user)

    client_form(atomic=False, registry=registry)(SignInForm)


def sign_in(request: HttpRequest, username: str, password: str) -> None:
    user = authenticate(request, username=username, password=password)
    if user is None:
        raise Unauthorized
    login(request, user)


async def sign_in_async(request: HttpRequest, username: str, password: str) -> None:
    """django-axes has no async backend."""
    await sync_to_async(sign_in)(request, username, password)


def offer(function: Callable[..., Any], **options: Any) -> Callable[[Registry], None]:
    def register(registry: Registry) -> None:
        client(name="sign_in", registry=registry, **options)(function)

    return register


WAYS: dict[str, Callable[[Registry], None]] = {
    "a form": offer_form,
    "a form that authenticates in submit": offer_form_with_late_authentication,
    "a function": offer(sign_in, atomic=False),
    "a function that affects a context": offer(sign_in, atomic=False, affects=["home"]),
    "an async function": offer(sign_in_async, atomic=False),
    "an async function that affects a context": offer(sign_in_async, atomic=False, affects=["home"]),
}


@pytest.fixture(autouse=True)
def ada(settings: Any, registry: Registry) -> User:
    settings.AXES_ENABLED = True
    settings.AXES_FAILURE_LIMIT = 3
    settings.AUTHENTICATION_BACKENDS = [
        "axes.backends.AxesStandaloneBackend",
        "django.contrib.auth.backends.ModelBackend",
    ]

    @client(context="home", registry=registry)
    def home() -> int:
        return 1

    return User.objects.create_user("ada", password="right")


@pytest.fixture(params=[False, True], ids=["", "ATOMIC_REQUESTS"])
def atomicity(request: pytest.FixtureRequest) -> None:
    if request.param:
        request.getfixturevalue("atomic_requests")


def attempt(backend: Any, registry: Registry, password: str) -> Any:
    given = {"username": "ada", "password": password}
    if "sign_in" in registry:
        return backend.call("sign_in", given)
    return backend.call("sign_in_form_submit", {"values": given})


@pytest.mark.parametrize("way", WAYS)
def test_three_failures_lock_out(backend: Any, registry: Registry, atomicity: None, way: str) -> None:
    WAYS[way](registry)
    for _ in range(3):
        assert attempt(backend, registry, "wrong").status_code in (401, 422)
    assert [each.failures_since_start for each in AccessAttempt.objects.all()] == [3]
    refused = attempt(backend, registry, "right")
    assert (refused.status_code in (401, 422), refused.headers["x-mizan-identity"]) == (True, "")


@pytest.mark.parametrize("way", WAYS)
def test_without_failures_the_right_password_signs_in(
    backend: Any, registry: Registry, atomicity: None, way: str
) -> None:
    WAYS[way](registry)
    assert attempt(backend, registry, "wrong").status_code in (401, 422)
    response = attempt(backend, registry, "right")
    assert (response.status_code, response.headers["x-mizan-identity"] != "") == (200, True)


def test_a_form_counts_failures_of_validate(backend: Any, registry: Registry, atomicity: None) -> None:
    offer_form(registry)
    values = {"username": "ada", "password": "wrong"}
    for _ in range(3):
        assert backend.call("sign_in_form_validate", {"values": values}).json()["result"] != []
    assert attempt(backend, registry, "right").status_code == 422


def test_the_middleware_of_the_lockout_decides_the_response(backend: Any, registry: Registry, settings: Any) -> None:
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "axes.middleware.AxesMiddleware"]
    offer_form(registry)
    assert [attempt(backend, registry, "wrong").status_code for _ in range(4)] == [422, 422, 429, 429]


@pytest.mark.parametrize("affects", [None, ["home"]], ids=["call", "mutation"])
def test_three_failures_lock_out_also_without_atomic_false(
    backend: Any, registry: Registry, atomicity: None, affects: list[str] | None
) -> None:
    offer(sign_in, affects=affects)(registry)
    for _ in range(3):
        assert attempt(backend, registry, "wrong").status_code == 401
    assert attempt(backend, registry, "right").status_code == 401
    assert [each.failures_since_start for each in AccessAttempt.objects.all()] == [4]


def write_before(request: HttpRequest, username: str, password: str) -> None:
    User.objects.create_user("written")
    sign_in(request, username, password)


def write_after(request: HttpRequest, username: str, password: str) -> None:
    user = authenticate(request, username=username, password=password)
    User.objects.filter(username="ada").update(first_name="written")
    if user is None:
        raise Unauthorized


def act_after_the_commit(request: HttpRequest, username: str, password: str) -> None:
    transaction.on_commit(lambda: User.objects.create_user("written"))
    sign_in(request, username, password)


@pytest.mark.parametrize("function", [write_before, write_after, act_after_the_commit])
def test_changes_of_the_function_are_rolled_back_and_the_failure_is_logged(
    backend: Any, registry: Registry, function: Callable[..., Any], caplog: pytest.LogCaptureFixture
) -> None:
    client(name="sign_in", affects=["home"], registry=registry)(function)
    assert attempt(backend, registry, "wrong").status_code == 401
    assert not User.objects.filter(username="written").exists()
    assert User.objects.get(username="ada").first_name == ""
    assert not AccessAttempt.objects.exists()
    assert "Add atomic=False to the function." in caplog.text


async def authenticate_async(request: HttpRequest, username: str, password: str) -> None:
    """With Django's async functions, for which axes has no backend."""
    await aauthenticate(request, username=username, password=password)
    await User.objects.filter(username="ada").aupdate(first_name="written")
    raise Unauthorized


@pytest.mark.parametrize("function", [write_after, authenticate_async], ids=["sync", "async"])
@pytest.mark.parametrize("affects", [None, ["home"]], ids=["call", "mutation"])
def test_a_failure_that_is_rolled_back_is_logged(
    backend: Any,
    registry: Registry,
    atomic_requests: None,
    function: Callable[..., Any],
    affects: list[str] | None,
    settings: Any,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Without `atomic=False`, a lockout still works or an error is logged."""
    settings.AXES_ENABLED = function is write_after
    if not settings.AXES_ENABLED:
        settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
    client(name="sign_in", affects=affects, registry=registry)(function)
    with caplog.at_level(logging.ERROR, "mizan"):
        assert attempt(backend, registry, "wrong").status_code == 401
    (record,) = [each for each in caplog.records if each.name == "mizan"]
    code = function.__code__
    assert record.getMessage() == (
        f"A failed sign-in in sign_in ({registry.get('sign_in').source}) was rolled back together with its "
        "records, so a lockout cannot count it. Add atomic=False to the function."
    )
    assert str(registry.get("sign_in").source).endswith(f"test_lockouts.py:{code.co_firstlineno}")
    assert not AccessAttempt.objects.exists()
