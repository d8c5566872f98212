"""The user is loaded again only where data is refreshed, and an error while loading fails no call."""

from typing import Any

import pytest
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import User
from django.db import OperationalError
from mizan_core import Registry, client

from .acts import nothing, rename
from .conftest import MOUNTED, refreshed

pytestmark = pytest.mark.django_db(transaction=True)


class Counted(ModelBackend):
    """Counts the lookups of a user, and fails after a number of them."""

    looked = 0
    works_until = 99

    def get_user(self, user_id: int) -> Any:
        Counted.looked += 1
        if Counted.looked > Counted.works_until:
            raise OperationalError("The database is gone.")
        return super().get_user(user_id)


@pytest.fixture
def counted(settings: Any, backend: Any, ada: User) -> type[Counted]:
    settings.AUTHENTICATION_BACKENDS = [f"{__name__}.Counted"]
    backend.client.force_login(ada)
    Counted.looked, Counted.works_until = 0, 99
    return Counted


def test_the_user_is_loaded_again_once_and_only_to_refresh(
    backend: Any, registry: Registry, counted: type[Counted]
) -> None:
    client(affects=["me", "projects", "weather"], auth=True, registry=registry)(nothing)
    backend.call("nothing")
    assert counted.looked == 1
    backend.call("nothing", mounted=MOUNTED)
    assert counted.looked == 3


def test_an_anonymous_user_is_not_loaded_again(
    backend: Any, registry: Registry, django_assert_num_queries: Any
) -> None:
    client(affects=["me", "projects", "weather"], auth=None, registry=registry)(nothing)
    with django_assert_num_queries(2):  # the transaction
        response = backend.call("nothing", mounted=[MOUNTED[2]])
    assert refreshed(response) == {"weather": {"weather": "fair"}}


def test_an_error_while_loading_the_user_again_does_not_fail_a_committed_call(
    backend: Any, registry: Registry, counted: type[Counted], caplog: pytest.LogCaptureFixture
) -> None:
    counted.works_until = 1
    client(affects=["me", "projects", "weather"], registry=registry)(rename)
    response = backend.call("rename", mounted=MOUNTED)
    assert (response.status_code, response.json()["refreshed"]) == (200, [])
    assert [each["context"] for each in response.json()["invalidate"]] == ["me", "projects", "weather"]
    assert "x-mizan-identity" not in response.headers
    assert User.objects.get().username == "eve"
    assert "The user of a request could not be determined" in caplog.messages
