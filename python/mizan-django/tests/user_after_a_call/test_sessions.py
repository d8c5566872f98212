"""After a mutation has committed, the user and their permissions are loaded again: the refreshed data in the response
is what a new request would get."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from mizan_core import Registry, client

from .acts import (
    become_grace,
    change_password,
    change_password_and_stay,
    deactivate,
    delete,
    delete_instance,
    nothing,
    rename,
    rename_quietly,
    revoke,
    sign_out,
)
from .conftest import MOUNTED, read_now, refreshed

pytestmark = pytest.mark.django_db(transaction=True)

ACTS = [
    revoke,
    rename,
    rename_quietly,
    deactivate,
    delete,
    delete_instance,
    change_password,
    change_password_and_stay,
    sign_out,
    become_grace,
    nothing,
]


@pytest.mark.parametrize("act", ACTS, ids=lambda each: each.__name__)
def test_refreshed_data_equals_the_response_of_a_new_request(
    backend: Any, registry: Registry, ada: User, act: Callable[..., None]
) -> None:
    client(name="act", affects=["me", "projects", "weather"], registry=registry)(act)
    backend.client.force_login(ada)
    response = backend.call("act", mounted=MOUNTED)
    assert refreshed(response) == read_now(backend)
    assert response.headers["x-mizan-identity"] == backend.get("session/").headers["x-mizan-identity"]


def test_refreshed_data_is_read_with_the_current_user(backend: Any, registry: Registry, ada: User) -> None:
    for act in (nothing, rename, revoke, sign_out):
        client(affects=["me", "projects", "weather"], registry=registry)(act)
    backend.client.force_login(ada)
    all_of_it = {"me": {"me": "ada"}, "projects": {"may_change": True}, "weather": {"weather": "fair"}}
    assert refreshed(backend.call("nothing", mounted=MOUNTED)) == all_of_it
    all_of_it["me"] = {"me": "eve"}
    assert refreshed(backend.call("rename", mounted=MOUNTED)) == all_of_it
    del all_of_it["projects"]
    assert refreshed(backend.call("revoke", mounted=MOUNTED)) == all_of_it
    all_of_it["me"] = {"me": ""}
    assert refreshed(backend.call("sign_out", mounted=MOUNTED)) == all_of_it


def test_a_user_who_deletes_their_account_is_anonymous(backend: Any, registry: Registry, ada: User) -> None:
    """Even if nothing is refreshed."""
    client(registry=registry)(delete_instance)
    backend.client.force_login(ada)
    response = backend.call("delete_instance")
    assert (response.status_code, response.headers["x-mizan-identity"]) == (200, "")
