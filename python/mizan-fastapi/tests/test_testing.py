"""The test clients."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated, Any
from uuid import UUID

import pytest
from fastapi import Depends, FastAPI, Request, Response
from mizan_core import Registry, client
from mizan_core.invalidation import Invalidation
from mizan_fastapi import install
from mizan_fastapi.testing import AsyncMizanClient, CallError, MizanClient
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.responses import PlainTextResponse

from .people import ADA, BOB, Person

SECRET = "s" * 32
PROJECT = UUID("11111111-1111-1111-1111-111111111111")
OTHER = UUID("22222222-2222-2222-2222-222222222222")


def current_user(request: Request) -> Person | None:
    return None


@pytest.fixture(autouse=True)
def functions(registry: Registry) -> None:
    @client(context="project", registry=registry)
    def name_of(project_id: UUID) -> str:
        return str(project_id)[:4]

    @client(affects=["project", "me"], registry=registry)
    def rename(project_id: UUID) -> str:
        return "renamed"

    @client(context="me", auth=True, registry=registry)
    async def me(request: Request, user: Annotated[Person | None, Depends(current_user)]) -> str:
        await asyncio.sleep(0)
        assert user is request.state.user
        return user.name if user else "anonymous"

    @client(registry=registry)
    def fail() -> None:
        raise ZeroDivisionError("of the function")


def test_what_a_call_invalidates_is_asserted(app: FastAPI, registry: Registry) -> None:
    install(app, registry=registry, identity_secret=SECRET)
    with MizanClient(app) as mizan:
        called = mizan.call("rename", project_id=PROJECT)
    assert called.result == "renamed"
    assert called.invalidated == [Invalidation("me", {}), Invalidation("project", {"project_id": str(PROJECT)})]
    called.assert_invalidates("project", project_id=PROJECT)
    called.assert_invalidates("project")
    called.assert_invalidates("me", anything=1)
    called.assert_keeps("project", project_id=OTHER)
    with pytest.raises(AssertionError, match=rf"project\(project_id=UUID\('{OTHER}'\)\) is not invalidated. The call "):
        called.assert_invalidates("project", project_id=OTHER)
    with pytest.raises(AssertionError, match=r"project is invalidated. The call invalidates me, project\("):
        called.assert_keeps("project")
    with pytest.raises(AssertionError, match="nowhere is not invalidated"):
        called.assert_invalidates("nowhere")


def test_the_app_need_not_be_able_to_find_users(app: FastAPI, registry: Registry) -> None:
    @client(context="name", auth="staff", registry=registry)
    def name(request: Request) -> str:
        return str(request.state.user.name)

    install(app, registry=registry, identity_secret=SECRET)
    with MizanClient(app) as mizan:
        assert mizan.as_user(ADA).read("name") == {"name": "ada"}
        with pytest.raises(CallError, match="FORBIDDEN"):
            mizan.as_user(BOB).read("name")


@pytest.mark.parametrize("user", [Depends(current_user), current_user])
async def test_clients_of_several_users_work_at_the_same_time(app: FastAPI, registry: Registry, user: Any) -> None:
    @client(context="name", auth=True, registry=registry)
    async def name(request: Request) -> str:
        await asyncio.sleep(0)
        return str(request.state.user.name)

    install(app, registry=registry, identity_secret=SECRET, user=user)
    async with AsyncMizanClient(app) as mizan:
        ada, bob = mizan.as_user(ADA), mizan.as_user(BOB)
        names = await asyncio.gather(*(each.read("name") for each in (ada, bob) * 5))
        assert [each["name"] for each in names] == ["ada", "bob"] * 5
        for anonymous in (mizan, ada.as_user(None)):
            with pytest.raises(CallError) as refused:
                await anonymous.read("name")
            assert (refused.value.status, refused.value.code) == (401, "UNAUTHORIZED")
    assert not app.dependency_overrides


async def test_the_dependency_that_finds_the_user_is_replaced_wherever_it_is_used(
    app: FastAPI, registry: Registry
) -> None:
    install(app, registry=registry, identity_secret=SECRET, user=Depends(current_user))
    async with AsyncMizanClient(app) as mizan:
        assert await mizan.as_user(ADA).read("me") == {"me": "ada"}
        app.dependency_overrides[current_user] = lambda: BOB
        assert await mizan.read("me") == {"me": "bob"}
        assert await mizan.as_user(ADA).read("me") == {"me": "ada"}


def test_an_error_has_its_code_status_and_details(app: FastAPI, registry: Registry) -> None:
    install(app, registry=registry, identity_secret=SECRET)
    with MizanClient(app) as mizan, pytest.raises(CallError) as refused:
        mizan.call("rename", project_id="x")
    assert (refused.value.status, refused.value.code) == (422, "VALIDATION_FAILED")
    assert [each["loc"] for each in refused.value.details] == [["project_id"]]
    assert str(refused.value).startswith('VALIDATION_FAILED (422): The input is not valid. [{"loc": ["project_id"]')


def test_an_unexpected_exception_is_raised_in_the_test(app: FastAPI, registry: Registry) -> None:
    install(app, registry=registry, identity_secret=SECRET)
    with MizanClient(app) as mizan, pytest.raises(ZeroDivisionError, match="of the function"):
        mizan.call("fail")


def test_calls_pass_the_check_of_csrf_tokens(app: FastAPI, registry: Registry) -> None:
    install(app, registry=registry, identity_secret=SECRET, csrf=True, user=Depends(current_user))
    with MizanClient(app) as mizan:
        assert mizan.call("rename", project_id=PROJECT).result == "renamed"
        assert mizan.as_user(ADA).call("rename", project_id=PROJECT).result == "renamed"


def test_a_client_is_open_for_the_lifespan_of_the_app(registry: Registry, journal: list[str]) -> None:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[dict[str, str]]:
        journal.append("start")
        yield {"pool": "of the lifespan"}
        journal.append("end")

    @client(context="pool", registry=registry)
    def pool(request: Request) -> str:
        return str(request.state.pool)

    app = FastAPI(lifespan=lifespan)
    install(app, registry=registry, identity_secret=SECRET)
    with MizanClient(app) as mizan:
        assert mizan.read("pool") == mizan.as_user(ADA).read("pool") == {"pool": "of the lifespan"}
        assert journal == ["start"]
    assert journal == ["start", "end"]
    with pytest.raises(RuntimeError, match=r"is not open\. Use it as `with MizanClient"):
        MizanClient(app).read("pool")


async def test_an_async_client_that_is_not_open_says_so(app: FastAPI) -> None:
    with pytest.raises(RuntimeError, match="Use it as `async with AsyncMizanClient"):
        await AsyncMizanClient(app).read("pool")


def test_cookies_belong_to_a_client(app: FastAPI, registry: Registry) -> None:
    @client(registry=registry)
    def keep(response: Response) -> None:
        response.set_cookie("kept", "yes")

    @client(context="kept", registry=registry)
    def kept(request: Request) -> str | None:
        return request.cookies.get("kept")

    install(app, registry=registry, identity_secret=SECRET)
    with MizanClient(app) as mizan:
        assert "kept=yes" in mizan.call("keep").response.headers["set-cookie"]
        assert mizan.read("kept") == {"kept": "yes"}
        assert mizan.as_user(ADA).read("kept") == {"kept": None}


def test_a_function_may_return_a_response(app: FastAPI, registry: Registry) -> None:
    @client(affects="project", registry=registry)
    def export() -> Response:
        return PlainTextResponse("text", 404)

    install(app, registry=registry, identity_secret=SECRET)
    with MizanClient(app) as mizan:
        called = mizan.call("export")
    assert (called.result, called.response.text, called.response.status_code) == (None, "text", 404)
    called.assert_invalidates("project")


def test_a_response_of_something_else_is_reported(app: FastAPI, registry: Registry) -> None:
    async def refuse(request: Request, call_next: Any) -> Response:
        return PlainTextResponse("Maintenance", 503)

    app.add_middleware(BaseHTTPMiddleware, dispatch=refuse)
    install(app, registry=registry, identity_secret=SECRET)
    with (
        MizanClient(app) as mizan,
        pytest.raises(AssertionError, match=r"status 503, 'Maintenance'\. Check the middlew"),
    ):
        mizan.read("project")


def test_an_app_with_several_prefixes_needs_one(app: FastAPI, registry: Registry) -> None:
    with MizanClient(app) as mizan, pytest.raises(LookupError, match=r"Call install\(app\) first"):
        mizan.read("project")
    install(app, prefix="/one", registry=registry, identity_secret=SECRET)
    install(app, prefix="/two", registry=Registry(), identity_secret=SECRET)
    with MizanClient(app) as mizan, pytest.raises(LookupError, match='the app has "/one", "/two"'):
        mizan.read("project")
    with MizanClient(app, prefix="/one") as mizan:
        assert mizan.read("project", project_id=PROJECT) == {"name_of": "1111"}
