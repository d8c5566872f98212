"""Data from a replica may be older than a mutation, so it is neither sent as new nor cached."""

import random
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connections
from django.http import HttpRequest
from mizan_core import Registry, client
from mizan_django.replicas import replicas
from tracker.models import Tag

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "archive"])

MOUNTED = [{"context": "tags", "params": {}}]


class ToReplica:
    """As in Django's documentation; `archive` is a replica that has no data yet."""

    def db_for_read(self, model: type, **hints: object) -> str | None:
        return "archive" if model is Tag else None

    def db_for_write(self, model: type, **hints: object) -> str:
        return "default"

    def allow_relation(self, first: object, second: object, **hints: object) -> bool:
        return True


class Anywhere(ToReplica):
    def db_for_read(self, model: type, **hints: object) -> str:
        return random.choice(["default", "archive"])


class ByModel:
    """Each model has its own database for reads and writes."""

    def db_for_read(self, model: type, **hints: object) -> str:
        return "archive" if model is Tag else "default"

    def db_for_write(self, model: type, **hints: object) -> str:
        return self.db_for_read(model)


@pytest.fixture(autouse=True)
def functions(registry: Registry, journal: list[str]) -> None:
    @client(context="tags", cache=60, cache_scope="public", registry=registry)
    def names() -> list[str]:
        journal.append("read")
        return list(Tag.objects.order_by("name").values_list("name", flat=True))

    @client(affects="tags", registry=registry)
    def add(name: str) -> None:
        Tag.objects.create(name=name)


@pytest.mark.parametrize("router", [ToReplica(), Anywhere()], ids=["always", "at random"])
def test_a_context_is_invalidated_and_not_refreshed(backend: Any, settings: Any, router: Any) -> None:
    settings.DATABASE_ROUTERS = [router]
    response = backend.call("add", {"name": "red"}, mounted=MOUNTED).json()
    assert response == {"result": None, "invalidate": [{"context": "tags"}], "refreshed": []}


def test_nothing_is_cached(backend: Any, settings: Any, journal: list[str]) -> None:
    """Otherwise the value from before the change would be served until it expires."""
    settings.DATABASE_ROUTERS = [ToReplica()]
    assert backend.get("ctx/tags/").json() == {"names": []}
    backend.call("add", {"name": "red"})
    assert backend.get("ctx/tags/").json() == {"names": []}
    Tag.objects.using("archive").create(name="red")  # the replica has received the change
    assert backend.get("ctx/tags/").json() == {"names": ["red"]}
    assert journal == ["read"] * 3


def test_a_database_that_routers_write_to_is_not_a_replica(backend: Any, settings: Any, journal: list[str]) -> None:
    settings.DATABASE_ROUTERS = [ByModel()]
    settings.MIZAN = {"ATOMIC_DATABASES": ["archive"]}
    response = backend.call("add", {"name": "red"}, mounted=MOUNTED).json()
    assert response["refreshed"] == [{**MOUNTED[0], "data": {"names": ["red"]}}]
    assert backend.get("ctx/tags/").json() == {"names": ["red"]}
    assert journal == ["read"]


def test_the_setting_takes_precedence(backend: Any, settings: Any) -> None:
    settings.DATABASE_ROUTERS = [ToReplica()]
    settings.MIZAN = {"REPLICAS": []}
    assert backend.call("add", {"name": "red"}, mounted=MOUNTED).json()["refreshed"] != []
    settings.DATABASE_ROUTERS = []
    settings.MIZAN = {"REPLICAS": ["archive"]}
    assert backend.call("add", {"name": "blue"}, mounted=MOUNTED).json()["refreshed"] == []


def test_databases_that_count_as_replicas(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert replicas() == set()
    settings.DATABASE_ROUTERS = [ToReplica()]
    assert replicas() == {"archive"}
    settings.MIZAN = {"ATOMIC_DATABASES": ["default", "archive"]}
    assert replicas() == set()
    settings.DATABASE_ROUTERS = []
    settings.MIZAN = {}
    monkeypatch.setitem(connections.settings["archive"]["TEST"], "MIRROR", "default")
    replicas.cache_clear()
    assert replicas() == {"archive"}
    monkeypatch.undo()
    replicas.cache_clear()


def test_the_user_is_not_read_from_a_replica_either(backend: Any, registry: Registry, settings: Any) -> None:
    """The permissions of this user may be those from before the call."""
    settings.DATABASE_ROUTERS = [ToReplica()]

    @client(context="me", auth=True, registry=registry)
    def me(request: HttpRequest) -> str:
        return request.user.get_username()

    @client(affects="me", auth=True, registry=registry)
    def act() -> None: ...

    backend.client.force_login(User.objects.create_user("ada"))
    assert backend.call("act", mounted=[{"context": "me", "params": {}}]).json()["refreshed"] == []
