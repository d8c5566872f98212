"""Who gets a cached result, and which results are cached."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils import translation
from mizan_core import DefinitionError, Registry, client

from ..conftest import Backend
from .conftest import names

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.usefixtures("cached")
def test_each_user_sees_their_own_data(backend: Backend, registry: Registry, journal: list[str]) -> None:
    @client(context="home", cache=60, registry=registry)
    def home(request: HttpRequest) -> str:
        journal.append("read")
        return f"of {request.user.get_username() or 'anonymous'}"

    people = [User.objects.create_user(name) for name in ("ada", "bob")]
    for _ in range(2):
        for each in people:
            backend.client.force_login(each)
            assert backend.get("ctx/home/").json() == {"home": f"of {each.username}"}
    backend.client.logout()
    assert backend.get("ctx/home/").json() == {"home": "of anonymous"}
    assert len(journal) == 3


def test_a_token_and_a_session_of_the_same_user_share_results(
    backend: Backend, registry: Registry, journal: list[str], settings: Any
) -> None:
    from mizan_django import get_tokens

    from ..test_bearer import TOKENS

    settings.MIZAN = {"CACHE": {}, "TOKENS": TOKENS}

    @client(context="home", auth=True, cache=60, registry=registry)
    def home() -> int:
        journal.append("read")
        return 1

    ada, bob = (User.objects.create_user(name) for name in ("ada", "bob"))
    token = {"authorization": f"Bearer {get_tokens().issue(ada)}"}
    assert backend.get("ctx/home/", headers=token).status_code == 200
    assert backend.get("ctx/home/").status_code == 401
    assert backend.get("ctx/home/", headers={"authorization": "Bearer x"}).status_code == 401
    backend.client.force_login(ada)
    assert backend.get("ctx/home/").status_code == 200
    assert journal == ["read"]
    backend.client.force_login(bob)
    backend.get("ctx/home/")
    assert journal == ["read", "read"]


def sets_a_session(request: HttpRequest) -> None:
    request.session["seen"] = 1


def needs_a_csrf_cookie(request: HttpRequest) -> None:
    from django.middleware.csrf import get_token

    get_token(request)


def does_nothing(request: HttpRequest) -> None: ...


@pytest.mark.usefixtures("cached")
@pytest.mark.parametrize(("effect", "runs"), [(sets_a_session, 2), (needs_a_csrf_cookie, 2), (does_nothing, 1)])
def test_a_response_with_side_effects_is_not_cached(
    backend: Backend, registry: Registry, journal: list[str], effect: Any, runs: int
) -> None:
    @client(context="home", cache=60, registry=registry)
    def home(request: HttpRequest) -> None:
        journal.append("read")
        effect(request)

    backend.client.force_login(User.objects.create_user("ada"))
    for _ in range(2):
        backend.get("ctx/home/")
    assert len(journal) == runs


def seen(get_response: Any) -> Any:
    """A middleware that writes to every session."""

    def middleware(request: HttpRequest) -> Any:
        request.session["seen"] = request.session.get("seen", 0) + 1
        return get_response(request)

    return middleware


@pytest.mark.usefixtures("cached", "tags")
def test_a_middleware_that_changes_the_session_does_not_prevent_caching(
    backend: Backend, settings: Any, journal: list[str]
) -> None:
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, f"{__name__}.seen"]
    for _ in range(3):
        names(backend)
    assert journal == ["read"]
    assert backend.client.session["seen"] == 3


@pytest.fixture
def first_language() -> Iterator[None]:
    """Restores the time zone of the thread afterwards."""
    yield
    translation.deactivate()


@pytest.mark.usefixtures("first_language")
def test_results_are_cached_separately_for_each_language_and_value_of_vary(
    backend: Backend, registry: Registry, journal: list[str], settings: Any
) -> None:
    settings.MIZAN = {"CACHE": {"VARY": f"{__name__}.tenant"}}
    backend.client.force_login(User.objects.create_user("ada"))
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "django.middleware.locale.LocaleMiddleware"]

    @client(context="home", cache=60, registry=registry)
    def home(request: HttpRequest) -> str:
        from django.utils.translation import gettext

        journal.append("read")
        return f"{gettext('Yes')} {tenant(request)}"

    for _ in range(2):
        for language, who, said in (("en", "a", "Yes a"), ("de", "a", "Ja a"), ("de", "b", "Ja b")):
            response = backend.get("ctx/home/", headers={"accept-language": language, "x-tenant": who})
            assert response.json() == {"home": said}
    assert len(journal) == 3


def test_results_are_cached_separately_for_each_host(
    backend: Backend, registry: Registry, journal: list[str], settings: Any
) -> None:
    backend.client.force_login(User.objects.create_user("ada"))
    settings.ALLOWED_HOSTS = ["testserver", "a.example", "b.example"]
    settings.USE_X_FORWARDED_HOST = True
    settings.MIZAN = {"CACHE": {}}

    @client(context="home", cache=60, registry=registry)
    def home(request: HttpRequest) -> str:
        journal.append("read")
        return request.build_absolute_uri("/")

    for _ in range(2):
        for scheme, host in (("http", "a.example"), ("http", "b.example"), ("https", "a.example")):
            response = backend.get("ctx/home/", headers={"x-forwarded-host": host}, secure=scheme == "https")
            assert response.json() == {"home": f"{scheme}://{host}/"}
    assert len(journal) == 3


def test_a_public_result_that_depends_on_the_request_is_an_error_at_import(registry: Registry) -> None:
    """The request knows its user."""

    def home(request: HttpRequest) -> str:
        return f"of {request.user}"

    with pytest.raises(DefinitionError) as caught:
        client(context="home", cache=60, cache_scope="public", registry=registry)(home)
    assert [each.message.split(",")[:2] for each in caught.value.diagnostics] == [
        ['home has cache_scope="public"', ' but the framework fills in its parameter "request"']
    ]


def tenant(request: HttpRequest) -> str:
    return request.headers.get("x-tenant", "")
