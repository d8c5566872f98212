"""A mutation is atomic, and clients receive its invalidations after the commit."""

import asyncio
from typing import Any

import pytest
from django.db import connections, transaction
from django.http import HttpResponse
from mizan_core import Registry, client, register_compose
from tracker.models import Tag

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "archive"])

MOUNTED = [{"context": "tags", "params": {}}]


@pytest.fixture(autouse=True)
def tags(registry: Registry) -> None:
    @client(context="tags", registry=registry)
    def names() -> list[str]:
        return list(Tag.objects.order_by("name").values_list("name", flat=True))


def test_refreshed_contains_the_committed_data(backend: Any, registry: Registry, journal: list[str]) -> None:
    @client(context="tags", registry=registry)
    def is_outside() -> bool:
        return not connections["default"].in_atomic_block

    @client(affects="tags", registry=registry)
    def add(name: str) -> bool:
        Tag.objects.create(name=name)
        transaction.on_commit(lambda: journal.append("committed"))
        return connections["default"].in_atomic_block

    response = backend.call("add", {"name": "red"}, mounted=MOUNTED).json()
    assert journal == ["committed"]
    assert response == {
        "result": True,
        "invalidate": [{"context": "tags"}],
        "refreshed": [{**MOUNTED[0], "data": {"is_outside": True, "names": ["red"]}}],
    }


@pytest.mark.parametrize("is_async", [False, True])
def test_a_failure_rolls_back_and_invalidates_nothing(backend: Any, registry: Registry, is_async: bool) -> None:
    if is_async:

        @client(affects="tags", registry=registry)
        async def add() -> None:
            await Tag.objects.acreate(name="red")
            raise PermissionError
    else:

        @client(affects="tags", registry=registry)
        def add() -> None:  # type: ignore[misc]
            Tag.objects.create(name="red")
            raise PermissionError

    response = backend.call("add", mounted=MOUNTED)
    assert response.status_code == 403
    assert set(response.json()) == {"error"}
    assert not Tag.objects.exists()
    assert "x-mizan-invalidate" not in response.headers


@pytest.mark.parametrize("is_async", [False, True])
def test_an_async_mutation_is_in_one_transaction(backend: Any, registry: Registry, is_async: bool) -> None:
    @client(affects="tags", registry=registry)
    async def add(name: str) -> int:
        await Tag.objects.acreate(name=name)
        return await Tag.objects.acount()

    response = backend.call("add", {"name": "red"}, mounted=MOUNTED).json()
    assert (response["result"], response["refreshed"][0]["data"]) == (1, {"names": ["red"]})


def test_a_result_that_breaks_its_annotation_rolls_back_the_mutation(backend: Any, registry: Registry) -> None:
    @client(affects="tags", registry=registry)
    def add() -> int:
        name: int = Tag.objects.create(name="red").name
        return name

    assert backend.error("add") == (500, "INTERNAL_ERROR")
    assert not Tag.objects.exists()


@pytest.mark.parametrize("is_async", [False, True])
def test_a_rollback_by_the_function_invalidates_nothing(backend: Any, registry: Registry, is_async: bool) -> None:
    def try_out(name: str) -> int:
        Tag.objects.create(name=name)
        count = Tag.objects.count()
        transaction.set_rollback(True)
        return count

    if is_async:
        from asgiref.sync import sync_to_async

        async def preview(name: str) -> int:
            return await sync_to_async(try_out)(name)
    else:

        def preview(name: str) -> int:  # type: ignore[misc]
            return try_out(name)

    client(affects="tags", registry=registry)(preview)
    response = backend.call("preview", {"name": "red"}, mounted=MOUNTED).json()
    assert response == {"result": 1, "invalidate": [], "refreshed": []}
    assert not Tag.objects.exists()


def test_a_composition_is_one_transaction(backend: Any, registry: Registry) -> None:
    @client(affects="tags", registry=registry)
    def add() -> None:
        Tag.objects.create(name="red")

    @client(affects="tags", registry=registry)
    def fail() -> None:
        raise NotImplementedError

    register_compose("add_and_fail", [add, fail], registry=registry)
    assert backend.error("add_and_fail") == (501, "NOT_IMPLEMENTED")
    assert not Tag.objects.exists()


def test_reads_and_plain_calls_run_without_a_transaction(backend: Any, registry: Registry) -> None:
    @client(registry=registry)
    def is_atomic() -> bool:
        return connections["default"].in_atomic_block

    assert backend.call("is_atomic").json()["result"] is False


def test_with_atomic_requests_reads_are_atomic_and_refreshed_follows_the_commit(
    backend: Any, registry: Registry, journal: list[str], atomic_requests: None
) -> None:
    @client(context="tags", registry=registry)
    def depth() -> int:
        return len(connections["default"].savepoint_ids) if connections["default"].in_atomic_block else -1

    @client(context="tags", registry=registry)
    async def later() -> list[str]:
        return [tag.name async for tag in Tag.objects.all()]

    @client(affects="tags", registry=registry)
    def add(name: str) -> None:
        Tag.objects.create(name=name)
        transaction.on_commit(lambda: journal.append("committed"))

    response = backend.call("add", {"name": "red"}, mounted=MOUNTED).json()
    assert response["refreshed"][0]["data"] == {"depth": 0, "later": ["red"], "names": ["red"]}
    assert journal == ["committed"]


def test_with_atomic_requests_the_reads_of_a_context_run_one_after_another(
    backend: Any, registry: Registry, journal: list[str], atomic_requests: None
) -> None:
    def read(name: str) -> None:
        async def sleep() -> int:
            journal.append(f"{name} begins")
            await asyncio.sleep(0.01)
            journal.append(f"{name} ends")
            return await Tag.objects.acount()

        client(context="naps", name=name, registry=registry)(sleep)

    read("first")
    read("second")
    assert backend.get("ctx/naps/").json() == {"first": 0, "second": 0}
    assert journal == ["first begins", "first ends", "second begins", "second ends"]


def test_the_databases_can_be_configured(backend: Any, registry: Registry, settings: Any) -> None:
    settings.MIZAN = {"ATOMIC_DATABASES": ["default", "archive"]}

    @client(affects="tags", registry=registry)
    def add() -> None:
        Tag.objects.create(name="red")
        Tag.objects.using("archive").create(name="red")
        raise PermissionError

    backend.call("add")
    assert (Tag.objects.count(), Tag.objects.using("archive").count()) == (0, 0)
    settings.MIZAN = {}
    backend.call("add")
    assert (Tag.objects.count(), Tag.objects.using("archive").count()) == (0, 1)


@pytest.mark.parametrize("databases", [["default"], ["default", "archive"], ["archive", "default"]], ids="-".join)
def test_a_hook_that_fails_after_the_commit_does_not_fail_the_call(
    backend: Any, registry: Registry, settings: Any, databases: list[str]
) -> None:
    """A 4xx would mean to a client that nothing has changed. The other databases still commit."""
    settings.MIZAN = {"ATOMIC_DATABASES": databases}

    @client(affects="tags", registry=registry)
    def add() -> None:
        for alias in ("default", "archive"):
            Tag.objects.using(alias).create(name="red")
        transaction.on_commit(lambda: Tag.objects.get(name="blue"))

    assert backend.error("add") == (500, "INTERNAL_ERROR")
    assert (Tag.objects.count(), Tag.objects.using("archive").count()) == (1, 1)


def test_a_response_carries_the_invalidation_in_its_header(backend: Any, registry: Registry) -> None:
    @client(affects="tags", registry=registry)
    def add(name: str) -> HttpResponse:
        Tag.objects.create(name=name)
        return HttpResponse("done", content_type="text/plain", status=201)

    @client(registry=registry)
    def download() -> HttpResponse:
        return HttpResponse(b"\x00", content_type="application/zip", headers={"Content-Disposition": "attachment"})

    response = backend.call("add", {"name": "red"})
    assert (response.status_code, response.content) == (201, b"done")
    assert response.headers["x-mizan-invalidate"] == '[{"context": "tags"}]'
    assert response.headers["cache-control"] == "private, no-store"
    assert Tag.objects.get().name == "red"
    file = backend.call("download")
    assert (file.headers["x-mizan-invalidate"], file.headers["content-disposition"]) == ("[]", "attachment")


class TestWhatIsNotAtomic:
    @pytest.fixture(params=[False, True], ids=["", "ATOMIC_REQUESTS"], autouse=True)
    def atomicity(self, request: pytest.FixtureRequest) -> None:
        if request.param:
            request.getfixturevalue("atomic_requests")

    @pytest.mark.parametrize("is_async", [False, True])
    @pytest.mark.parametrize("affects", [None, "tags"])
    def test_keeps_its_changes_when_it_fails(
        self, backend: Any, registry: Registry, affects: str | None, is_async: bool
    ) -> None:
        def add() -> None:
            assert not connections["default"].in_atomic_block
            Tag.objects.create(name="red")
            raise PermissionError

        async def add_async() -> None:
            await Tag.objects.acreate(name="red")
            raise PermissionError

        client(name="add", affects=affects, atomic=False, registry=registry)(add_async if is_async else add)
        response = backend.call("add", mounted=MOUNTED)
        assert (response.status_code, set(response.json())) == (403, {"error"})
        assert Tag.objects.get().name == "red"

    def test_invalidates_its_contexts_when_it_succeeds(self, backend: Any, registry: Registry) -> None:
        @client(affects="tags", atomic=False, registry=registry)
        def add() -> None:
            Tag.objects.create(name="red")

        response = backend.call("add", mounted=MOUNTED).json()
        assert response["refreshed"] == [{**MOUNTED[0], "data": {"names": ["red"]}}]

    def test_keeps_its_changes_when_its_result_breaks_the_annotation(self, backend: Any, registry: Registry) -> None:
        @client(affects="tags", atomic=False, registry=registry)
        def add() -> int:
            name: int = Tag.objects.create(name="red").name
            return name

        assert backend.error("add") == (500, "INTERNAL_ERROR")
        assert Tag.objects.count() == 1

    def test_may_be_a_read(self, backend: Any, registry: Registry) -> None:
        @client(context="visits", atomic=False, registry=registry)
        def visit() -> bool:
            Tag.objects.create(name=f"visit {Tag.objects.count()}")
            return connections["default"].in_atomic_block

        assert backend.get("ctx/visits/").json() == {"visit": False}
        assert Tag.objects.count() == 1

    def test_may_be_limited_to_one_database_as_for_a_view(
        self, backend: Any, registry: Registry, settings: Any
    ) -> None:
        settings.MIZAN = {"ATOMIC_DATABASES": ["default", "archive"]}

        @client(affects="tags", registry=registry)
        @transaction.non_atomic_requests(using="archive")
        def add() -> None:
            for alias in ("default", "archive"):
                Tag.objects.using(alias).create(name="red")
            raise PermissionError

        assert backend.call("add").status_code == 403
        assert (Tag.objects.count(), Tag.objects.using("archive").count()) == (0, 1)
