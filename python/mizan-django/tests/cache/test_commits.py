"""Results are cached until a change of their data is committed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from mizan_core import Registry, client
from mizan_django import invalidate
from tracker.models import Tag

from ..conftest import Backend
from .conftest import names

pytestmark = pytest.mark.django_db(transaction=True)

MOUNTED = [{"context": "tags", "params": {}}]


@pytest.mark.usefixtures("cached", "tags")
def test_a_result_is_cached_until_a_mutation_commits(backend: Backend, journal: list[str]) -> None:
    assert [names(backend), names(backend)] == [[], []]
    assert journal == ["read"]
    response = backend.call("add", {"name": "red"}, mounted=MOUNTED).json()
    assert response["refreshed"][0]["data"] == {"names": ["red"]}
    assert [names(backend), names(backend)] == [["red"], ["red"]]
    assert journal == ["read", "read"]


@pytest.mark.usefixtures("cached", "tags")
@pytest.mark.parametrize("mutation", ["fail", "preview"])
def test_a_rolled_back_change_is_never_seen(backend: Backend, journal: list[str], mutation: str) -> None:
    names(backend)
    backend.call(mutation, {"name": "red"})
    assert [names(backend), names(backend)] == [[], []]
    assert len(journal) <= 2


@pytest.mark.usefixtures("cached", "tags")
@pytest.mark.parametrize("mutation_is_async", [False, True])
def test_changes_of_a_failed_mutation_without_a_transaction_are_seen(
    backend: Backend, registry: Registry, mutation_is_async: bool
) -> None:
    def fail_late() -> None:
        Tag.objects.create(name="red")
        raise PermissionError

    async def fail_late_async() -> None:
        await Tag.objects.acreate(name="red")
        raise PermissionError

    function = fail_late_async if mutation_is_async else fail_late
    client(name="fail_late", affects="tags", atomic=False, registry=registry)(function)
    assert names(backend) == []
    assert backend.error("fail_late") == (403, "FORBIDDEN")
    assert names(backend) == ["red"]


@pytest.mark.usefixtures("cached")
def test_a_read_before_the_commit_caches_no_old_data(
    backend: Backend, registry: Registry, journal: list[str], in_another_thread: Callable[[Callable[[], Any]], Any]
) -> None:
    """The other thread has its own connection, so it sees only committed data."""

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


@pytest.mark.usefixtures("cached")
def test_a_mutation_that_returns_a_response_invalidates_too(backend: Backend, registry: Registry) -> None:
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


@pytest.mark.parametrize("is_async", [False], indirect=True)
@pytest.mark.usefixtures("tags", "cached")
class TestInATransactionOfTheCaller:
    """The transaction of a middleware, or of a `TestCase`."""

    @pytest.fixture
    def backend(self, serve: Any) -> Backend:
        serve()
        return Backend("wsgi")

    def test_results_are_not_stored(self, backend: Backend) -> None:
        with transaction.atomic():
            Tag.objects.create(name="red")
            assert names(backend) == ["red"]
            transaction.set_rollback(True)
        assert names(backend) == []

    def test_stored_results_are_not_used(self, backend: Backend) -> None:
        names(backend)
        with transaction.atomic():
            Tag.objects.create(name="red")
            assert names(backend) == ["red"]

    @pytest.mark.parametrize("fn", ["add", "add_async"])
    def test_a_mutation_takes_effect_when_the_transaction_commits(
        self, backend: Backend, journal: list[str], in_another_thread: Any, fn: str
    ) -> None:
        names(backend)
        with transaction.atomic():
            backend.call(fn, {"name": "red"})
            assert [in_another_thread(lambda: names(backend)) for _ in range(2)] == [[], []]
        assert [names(backend), names(backend)] == [["red"], ["red"]]
        assert journal == ["read"] * 4

    def test_a_mutation_that_is_rolled_back_is_never_seen(self, backend: Backend) -> None:
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

    def test_requires_an_existing_context(self, registry: Registry) -> None:
        with pytest.raises(ValueError, match='No function belongs to the context "tgas"'):
            invalidate("tgas", registry=registry)
