"""The identity in every response."""

import re
from types import SimpleNamespace
from typing import Any

import pytest
from mizan_core import derive_identity, principal_of

SECRET = "s" * 32


def test_an_anonymous_user_has_the_empty_identity() -> None:
    assert derive_identity(SECRET, None) == ""
    assert principal_of(None) is None
    assert principal_of(SimpleNamespace(is_authenticated=False, id=1)) is None


def test_the_digest_is_pinned() -> None:
    assert derive_identity(SECRET, "id:1") == ("797de07047f10352ff2a86c8286f93a28fa24fb0bc476f92a0e81210a2d185ef")


def test_another_user_or_another_secret_gives_another_identity() -> None:
    values = {derive_identity(secret, who) for secret in ("a" * 32, "b" * 32) for who in ("id:1", "id:2", "")}
    assert len(values) == 6


def test_the_identity_does_not_reveal_the_user() -> None:
    assert re.fullmatch("[0-9a-f]{64}", derive_identity(SECRET, "username:ada"))


def test_a_string_and_its_bytes_are_the_same_secret() -> None:
    assert derive_identity(SECRET, "x") == derive_identity(SECRET.encode(), "x")


def test_an_empty_secret_is_refused() -> None:
    with pytest.raises(ValueError, match="identity secret is empty"):
        derive_identity("", "id:1")


@pytest.mark.parametrize("user", ["", False, {}])
def test_an_empty_user_is_anonymous(user: Any) -> None:
    assert principal_of(user) is None


@pytest.mark.parametrize(
    ("user", "principal"),
    [
        ("ada", "ada"),
        (7, "7"),
        (SimpleNamespace(pk=3, id=4), "pk:3"),
        (SimpleNamespace(id=0), "id:0"),
        ({"sub": "auth0|1"}, "sub:auth0|1"),
        (SimpleNamespace(username="ada"), "username:ada"),
        (SimpleNamespace(email="ada@example.com"), "email:ada@example.com"),
    ],
)
def test_attributes_that_distinguish_users(user: Any, principal: str) -> None:
    assert principal_of(user) == principal


def test_a_user_without_an_identifier_is_an_error() -> None:
    with pytest.raises(TypeError, match="The user SimpleNamespace has no identifier"):
        principal_of(SimpleNamespace(name="Ada"))
