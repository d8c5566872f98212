"""`cache=` and transactions: results are kept until what they show has changed and is committed."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connections, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from mizan_core import Registry, client
from mizan_django import invalidate
from mizan_fixtures.redis_fixture import redis_server, shared_redis
from mizan_fixtures.redis_server import RedisServer
from tracker.models import Tag

from .conftest import Backend

__all__ = ["redis_server", "shared_redis"]

pytestmark = pytest.mark.django_db(transaction=True)

SECRET = "the secret of this cache, only for tests"
MOUNTED = [{"context": "tags", "params": {}}]


@pytest.fixture
def redis_options(redis_server: RedisServer) -> dict[str, Any]:
    # A pause shorter than a Redis of the tests is old, so that it is trusted.
    return {"URL": redis_server.url, "SECRET": SECRET, "PAUSE": 0.8}


@pytest.fixture(params=["memory", "redis"])
def cached(request: pytest.FixtureRequest, settings: Any) -> dict[str, Any]:
    """The setting, in each kind of backend."""
    options = {} if request.param == "memory" else request.getfixturevalue("redis_options")
    settings.MIZAN = {"CACHE": options}
    return options


@pytest.fixture(params=[False, True], ids=["sync", "async"])
def is_async(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def tags(registry: Registry, journal: list[str], is_async: bool) -> None:
    """`names`, which is cached, and writes into the journal when it runs."""

    def names() -> list[str]:
        journal.append("read")
        return [each.name for each in Tag.objects.order_by("name")]

    async def names_async() -> list[str]:
        journal.append("read")
        return [each.name async for each in Tag.objects.order_by("name")]

    read = names_async if is_async else names
    client(context="tags", cache=60, cache_scope="public", registry=registry, name="names")(read)

    @client(affects="tags", registry=registry)
    def add(name: str) -> None:
        Tag.objects.create(name=name)

    @client(affects="tags", registry=registry)
    def fail(name: str) -> None:
        Tag.objects.create(name=name)
        raise PermissionError

    @client(affects="tags", registry=registry)
    def preview(name: str) -> None:
        Tag.objects.create(name=name)
        transaction.set_rollback(True)


def names(backend: Backend) -> Any:
    return backend.get("ctx/tags/").json()["names"]


@pytest.mark.usefixtures("cached", "tags")
def test_a_result_is_kept_until_a_mutation_has_committed(backend: Backend, journal: list[str]) -> None:
    assert [names(backend), names(backend)] == [[], []]
    assert journal == ["read"]
    answer = backend.call("add", {"name": "red"}, mounted=MOUNTED).json()
    assert answer["refreshed"][0]["data"] == {"names": ["red"]}
    assert [names(backend), names(backend)] == [["red"], ["red"]]
    assert journal == ["read", "read"]


@pytest.mark.usefixtures("cached", "tags")
@pytest.mark.parametrize("mutation", ["fail", "preview"])
def test_after_a_rollback_nothing_of_it_is_seen(backend: Backend, journal: list[str], mutation: str) -> None:
    names(backend)
    backend.call(mutation, {"name": "red"})
    assert [names(backend), names(backend)] == [[], []]
    assert len(journal) <= 2


@pytest.mark.usefixtures("cached")
def test_whoever_reads_before_the_commit_keeps_nothing_old(
    backend: Backend, registry: Registry, journal: list[str], in_another_thread: Callable[[Callable[[], Any]], Any]
) -> None:
    """The other thread has a connection of its own, so it sees what is committed."""

    @client(context="tags", cache=60, cache_scope="public", registry=registry)
    def names_() -> str:
        return title[0]

    title = ["old"]

    def read() -> Any:
        return Backend("wsgi").get("ctx/tags/").json()["names_"]

    @client(affects="tags", registry=registry)
    def rename() -> list[str]:
        transaction.on_commit(lambda: title.__setitem__(0, "new"))
        before = [in_another_thread(read), in_another_thread(read)]
        transaction.on_commit(lambda: journal.append(in_another_thread(read)))
        return before

    assert read() == "old"
    assert backend.call("rename").json()["result"] == ["old", "old"]
    assert journal == ["new"]
    assert read() == "new"


@pytest.fixture
def in_another_thread() -> Callable[[Callable[[], Any]], Any]:
    from concurrent.futures import ThreadPoolExecutor

    def run(work: Callable[[], Any]) -> Any:
        def work_and_close() -> Any:
            try:
                return work()
            finally:
                connections.close_all()

        with ThreadPoolExecutor(1) as pool:
            return pool.submit(work_and_close).result()

    return run


@pytest.mark.usefixtures("cached")
def test_each_user_sees_what_is_theirs(backend: Backend, registry: Registry, journal: list[str]) -> None:
    @client(context="home", cache=60, registry=registry)
    def home(request: HttpRequest) -> str:
        journal.append("read")
        return f"of {request.user.get_username() or 'nobody'}"

    people = [User.objects.create_user(name) for name in ("ada", "bob")]
    for _ in range(2):
        for each in people:
            backend.client.force_login(each)
            assert backend.get("ctx/home/").json() == {"home": f"of {each.username}"}
    backend.client.logout()
    assert backend.get("ctx/home/").json() == {"home": "of nobody"}
    assert len(journal) == 3


def test_a_token_and_a_session_of_the_same_user_share_results(
    backend: Backend, registry: Registry, journal: list[str], settings: Any
) -> None:
    from mizan_django import get_tokens

    from .test_bearer import TOKENS

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
def test_an_answer_that_is_more_than_its_results_is_not_kept(
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
def test_what_a_middleware_does_to_the_session_keeps_nothing_from_being_kept(
    backend: Backend, settings: Any, journal: list[str]
) -> None:
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, f"{__name__}.seen"]
    for _ in range(3):
        names(backend)
    assert journal == ["read"]
    assert backend.client.session["seen"] == 3


@pytest.fixture
def first_language() -> Iterator[None]:
    """The thread's, afterwards."""
    yield
    translation.deactivate()


@pytest.mark.usefixtures("first_language")
def test_languages_and_what_the_project_says_are_told_apart(
    backend: Backend, registry: Registry, journal: list[str], settings: Any
) -> None:
    settings.MIZAN = {"CACHE": {"VARY": f"{__name__}.tenant"}}
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "django.middleware.locale.LocaleMiddleware"]

    @client(context="home", cache=60, cache_scope="public", registry=registry)
    def home(request: HttpRequest) -> str:
        from django.utils.translation import gettext

        journal.append("read")
        return f"{gettext('Yes')} {tenant(request)}"

    for _ in range(2):
        for language, who, said in (("en", "a", "Yes a"), ("de", "a", "Ja a"), ("de", "b", "Ja b")):
            answer = backend.get("ctx/home/", headers={"accept-language": language, "x-tenant": who})
            assert answer.json() == {"home": said}
    assert len(journal) == 3


def tenant(request: HttpRequest) -> str:
    return request.headers.get("x-tenant", "")


@pytest.mark.parametrize("is_async", [False], indirect=True)
@pytest.mark.usefixtures("tags", "cached")
class TestInATransactionOfSomebodyElse:
    """Of a middleware, or of a `TestCase`."""

    @pytest.fixture
    def backend(self, serve: Any) -> Backend:
        serve()
        return Backend("wsgi")

    def test_what_is_read_is_not_kept(self, backend: Backend) -> None:
        with transaction.atomic():
            Tag.objects.create(name="red")
            assert names(backend) == ["red"]
            transaction.set_rollback(True)
        assert names(backend) == []

    def test_what_is_kept_is_not_read(self, backend: Backend) -> None:
        names(backend)
        with transaction.atomic():
            Tag.objects.create(name="red")
            assert names(backend) == ["red"]

    def test_a_mutation_counts_when_that_has_committed(
        self, backend: Backend, journal: list[str], in_another_thread: Any
    ) -> None:
        names(backend)
        with transaction.atomic():
            backend.call("add", {"name": "red"})
            assert [in_another_thread(lambda: names(backend)) for _ in range(2)] == [[], []]
        assert [names(backend), names(backend)] == [["red"], ["red"]]
        assert journal == ["read"] * 4

    def test_a_mutation_that_is_rolled_back_in_the_end_is_never_seen(self, backend: Backend) -> None:
        names(backend)
        with transaction.atomic():
            backend.call("add", {"name": "red"})
            assert names(backend) == ["red"]
            transaction.set_rollback(True)
        assert names(backend) == []


@pytest.mark.parametrize("is_async", [False], indirect=True)
@pytest.mark.usefixtures("tags", "cached")
class TestAChangeThatNoMutationMade:
    def test_is_announced_when_it_has_committed(
        self, backend: Backend, registry: Registry, journal: list[str], in_another_thread: Any
    ) -> None:
        names(backend)
        with transaction.atomic():
            Tag.objects.create(name="red")
            invalidate("tags", registry=registry)
            assert in_another_thread(lambda: names(backend)) == []
            assert journal == ["read"]
        assert names(backend) == ["red"]

    def test_is_not_announced_when_it_was_rolled_back(
        self, backend: Backend, registry: Registry, journal: list[str]
    ) -> None:
        names(backend)
        with transaction.atomic():
            Tag.objects.create(name="red")
            invalidate("tags", registry=registry)
            transaction.set_rollback(True)
        assert names(backend) == []
        assert journal == ["read"]

    def test_is_announced_at_once_without_a_transaction(self, backend: Backend, registry: Registry) -> None:
        names(backend)
        Tag.objects.create(name="red")
        invalidate("tags", registry=registry)
        assert names(backend) == ["red"]

    def test_is_of_a_context_that_there_is(self, registry: Registry) -> None:
        with pytest.raises(ValueError, match='No function belongs to a context "tgas"'):
            invalidate("tgas", registry=registry)


@pytest.mark.usefixtures("cached")
def test_a_mutation_that_answers_with_a_response_renews_too(backend: Backend, registry: Registry) -> None:
    @client(context="tags", cache=60, cache_scope="public", registry=registry)
    def names() -> list[str]:
        return [each.name for each in Tag.objects.all()]

    @client(affects="tags", registry=registry)
    def add() -> HttpResponse:
        Tag.objects.create(name="red")
        return HttpResponse("done")

    assert backend.get("ctx/tags/").json() == {"names": []}
    backend.call("add")
    assert backend.get("ctx/tags/").json() == {"names": ["red"]}


@pytest.fixture
def restart(settings: Any) -> Callable[[Any], None]:
    """Drops all that this process knows, as another process knows nothing of it."""

    def start(options: Any) -> None:
        settings.MIZAN = {"CACHE": dict(options)}

    return start


@pytest.mark.parametrize("is_async", [False], indirect=True)
@pytest.mark.usefixtures("tags")
def test_processes_that_share_a_redis_share_results_and_mutations(
    backend: Backend, redis_options: dict[str, Any], restart: Any, journal: list[str]
) -> None:
    restart(redis_options)
    names(backend)
    restart(redis_options)
    assert names(backend) == []
    assert journal == ["read"]
    backend.call("add", {"name": "red"})
    restart(redis_options)
    assert names(backend) == ["red"]
    assert journal == ["read", "read"]
    restart({**redis_options, "PREFIX": "other:"})
    assert names(backend) == ["red"]
    assert journal == ["read"] * 3


@pytest.mark.parametrize("is_async", [False], indirect=True)
@pytest.mark.usefixtures("tags")
def test_without_its_redis_the_project_goes_on(
    backend: Backend, restart: Any, journal: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    restart({"URL": "redis://127.0.0.1:1/0", "SECRET": SECRET, "PAUSE": 0.8})
    assert names(backend) == []
    assert backend.call("add", {"name": "red"}).status_code == 200
    assert names(backend) == ["red"]
    assert journal == ["read", "read"]
    assert [each.message for each in caplog.records if "does not answer" in each.message]
