"""The test clients."""

import asyncio
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.test import AsyncClient, Client, TestCase
from mizan_core import Registry, client
from mizan_core.invalidation import Invalidation
from mizan_django.testing import AsyncMizanClient, CallError, MizanClient
from tracker.models import Project

from .conftest import Serve

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def functions(registry: Registry, serve: Serve) -> None:
    @client(context="project", registry=registry)
    def name_of(project_id: int) -> str:
        return str(Project.objects.get(pk=project_id).name)

    @client(affects="project", registry=registry)
    def rename(project_id: int, name: str) -> None:
        Project.objects.filter(pk=project_id).update(name=name)

    @client(context="me", auth=True, registry=registry)
    def me(request: HttpRequest) -> str:
        return request.user.get_username()

    @client(registry=registry)
    def fail() -> None:
        raise ZeroDivisionError("of the function")

    @client(affects="project", registry=registry)
    def export() -> HttpResponse:
        return HttpResponse("text", status=404)

    serve()


@pytest.fixture
def ada() -> User:
    return User.objects.create_user("ada", password="engine")


def test_what_a_call_invalidates_is_asserted() -> None:
    project = Project.objects.create(name="Atlas")
    mizan = MizanClient()
    called = mizan.call("rename", project_id=project.pk, name="Borea")
    assert (called.result, called.invalidated) == (None, [Invalidation("project", {"project_id": project.pk})])
    called.assert_invalidates("project", project_id=project.pk)
    called.assert_keeps("project", project_id=project.pk + 1)
    assert mizan.read("project", project_id=project.pk) == {"name_of": "Borea"}


def test_users_are_signed_in(client: Client, ada: User) -> None:
    client.force_login(ada)
    mizan = MizanClient(client)
    assert mizan.read("me") == {"me": "ada"}
    assert MizanClient().as_user(ada).read("me") == {"me": "ada"}
    with pytest.raises(CallError, match="UNAUTHORIZED"):
        mizan.as_user(None).read("me")
    assert mizan.read("me") == {"me": "ada"}


@pytest.mark.django_db(transaction=True)
async def test_async_clients_of_several_users_work_at_the_same_time(async_client: AsyncClient) -> None:
    users = [await User.objects.acreate(username=name) for name in ("ada", "bob")]
    mizan = AsyncMizanClient(async_client)
    read = await asyncio.gather(*(mizan.as_user(user).read("me") for user in users))
    assert read == [{"me": "ada"}, {"me": "bob"}]
    with pytest.raises(CallError, match="UNAUTHORIZED"):
        await mizan.read("me")
    project = await Project.objects.acreate(name="Atlas")
    (await mizan.call("rename", project_id=project.pk, name="Borea")).assert_invalidates("project")


def test_an_unexpected_exception_is_raised_in_the_test() -> None:
    with pytest.raises(ZeroDivisionError, match="of the function"):
        MizanClient().call("fail")
    quiet = MizanClient(Client(raise_request_exception=False))
    for mizan in (quiet, quiet.as_user(None)):
        with pytest.raises(CallError, match="INTERNAL_ERROR"):
            mizan.call("fail")


@pytest.mark.parametrize("use_sessions", [False, True])
def test_calls_pass_the_check_of_csrf_tokens(ada: User, settings: Any, use_sessions: bool) -> None:
    settings.CSRF_USE_SESSIONS = use_sessions
    mizan = MizanClient(Client(enforce_csrf_checks=True))
    for each in (mizan, mizan.as_user(ada)):
        each.call("rename", project_id=1, name="Borea").assert_invalidates("project", project_id=1)


def test_headers_are_those_of_the_client(ada: User) -> None:
    http = Client(headers={"accept-language": "de"})
    assert "HTTP_ACCEPT_LANGUAGE" in MizanClient(http).as_user(ada).http.defaults


def test_a_function_may_return_a_response() -> None:
    called = MizanClient().call("export")
    assert isinstance(called.response, HttpResponse)
    assert (called.result, called.response.content, called.response.status_code) == (None, b"text", 404)
    called.assert_invalidates("project")


def test_a_project_with_several_prefixes_needs_one(settings: Any, serve: Serve) -> None:
    from django.urls import include, path
    from mizan_django import mizan_urls

    serve(path("other/", include(mizan_urls(Registry()))))
    with pytest.raises(LookupError, match='the project has "/other", "/api/mizan"'):
        MizanClient().read("me")
    with pytest.raises(CallError, match="UNAUTHORIZED"):
        MizanClient(prefix="/api/mizan/").read("me")
    settings.ROOT_URLCONF = "django.contrib.auth.urls"
    with pytest.raises(LookupError, match="does not serve mizan"):
        MizanClient().read("me")


@pytest.mark.usefixtures("functions")
class TestsOfDjango(TestCase):
    def test_data_of_a_test_case_is_rolled_back(self) -> None:
        ada = User.objects.create_user("ada")
        self.client.force_login(ada)
        assert MizanClient(self.client).read("me") == {"me": "ada"}

    def test_data_of_a_test_case_is_rolled_back_again(self) -> None:
        self.test_data_of_a_test_case_is_rolled_back()

    async def test_an_async_test_case_has_an_async_client(self) -> None:
        ada = await User.objects.acreate(username="ada")
        await self.async_client.aforce_login(ada)
        assert await AsyncMizanClient(self.async_client).read("me") == {"me": "ada"}
