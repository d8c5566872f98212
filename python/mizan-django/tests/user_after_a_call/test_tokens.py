"""After a mutation of a user with a bearer token, the user of the token is loaded again."""

import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from mizan_core import Registry, client
from mizan_django import get_tokens

from .acts import deactivate, delete, delete_instance, nothing, rename, rename_quietly, revoke
from .conftest import MOUNTED, read_now, refreshed

pytestmark = pytest.mark.django_db(transaction=True)

KEY = "of these tests, and at least 32 bytes long"


@pytest.fixture
def bearer(settings: Any, ada: User) -> dict[str, str]:
    settings.MIZAN = {"TOKENS": {"KEYS": {"1": KEY}, "ISSUER": "us", "AUDIENCE": "us"}}
    return {"Authorization": f"Bearer {get_tokens().issue(ada)}"}


@pytest.mark.parametrize("act", [nothing, revoke, rename, rename_quietly], ids=lambda each: each.__name__)
def test_the_user_of_a_token_is_loaded_again(
    backend: Any, registry: Registry, bearer: dict[str, str], act: Callable[..., None]
) -> None:
    client(name="act", affects=["me", "projects", "weather"], registry=registry)(act)
    response = backend.call("act", mounted=MOUNTED, headers=bearer)
    assert refreshed(response) == read_now(backend, headers=bearer)
    assert response.headers["x-mizan-identity"] == backend.get("session/", headers=bearer).headers["x-mizan-identity"]


@pytest.mark.parametrize("mounted", [MOUNTED, []], ids=["mounted", "not"])
@pytest.mark.parametrize("act", [deactivate, delete, delete_instance], ids=lambda each: each.__name__)
def test_a_token_of_a_deleted_user_refreshes_nothing(
    backend: Any,
    registry: Registry,
    bearer: dict[str, str],
    act: Callable[..., None],
    mounted: Any,
    caplog: pytest.LogCaptureFixture,
) -> None:
    client(name="act", affects=["me", "projects", "weather"], registry=registry)(act)
    response = backend.call("act", mounted=mounted, headers=bearer)
    assert refreshed(response) == {}
    if mounted or act is delete_instance:  # otherwise the user was not loaded
        assert "x-mizan-identity" not in response.headers
    assert backend.get("ctx/weather/", headers=bearer).status_code == 401
    assert [each for each in caplog.records if each.levelno >= logging.ERROR] == []
