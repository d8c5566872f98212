"""All processes share the results in Redis."""

from collections.abc import Callable
from typing import Any

import pytest

from ..conftest import Backend
from .conftest import SECRET, names

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def restart(settings: Any) -> Callable[[Any], None]:
    """Drops the state of this process, so that it behaves like another one."""

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
def test_without_redis_requests_succeed(
    backend: Backend, restart: Any, journal: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    restart({"URL": "redis://127.0.0.1:1/0", "SECRET": SECRET, "PAUSE": 0.8})
    assert names(backend) == []
    assert backend.call("add", {"name": "red"}).status_code == 200
    assert names(backend) == ["red"]
    assert journal == ["read", "read"]
    assert [each.message for each in caplog.records if "does not respond" in each.message]


@pytest.mark.parametrize("is_async", [False], indirect=True)
@pytest.mark.parametrize("others", [[], ["redis://127.0.0.1:1/0"]])
@pytest.mark.parametrize("as_text", [False, True])
@pytest.mark.usefixtures("tags")
def test_the_redis_of_a_cache_of_the_project_is_shared(
    backend: Backend,
    redis_options: dict[str, Any],
    restart: Any,
    journal: list[str],
    settings: Any,
    others: list[str],
    as_text: bool,
) -> None:
    servers = [redis_options.pop("URL"), *others]
    location = ",".join(servers) if as_text else servers
    settings.CACHES = {"fast": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": location}}
    for _ in range(2):
        restart({**redis_options, "ALIAS": "fast"})
        assert names(backend) == []
    assert journal == ["read"]
