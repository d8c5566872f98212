"""The contents of a token, and its user."""

import time
from dataclasses import dataclass
from typing import Any

import jwt
import pytest
from mizan_core import derive_identity, is_authenticated, principal_of
from mizan_core.tokens import ExpiredToken, Tokens

from ..conftest import User
from .conftest import KEY


def test_a_token_names_its_user_expiry_and_audience(tokens: Tokens, make_user: type[User]) -> None:
    before = int(time.time())
    token = tokens.verify(tokens.issue(make_user(7), claims={"device": "phone"}))
    assert token.sub == "7"
    assert before <= token.issued_at <= time.time()
    assert token.expires_at == token.issued_at + 900
    assert token.claims == {
        "sub": "7",
        "iss": "tracker",
        "aud": "tracker-api",
        "iat": token.issued_at,
        "exp": token.expires_at,
        "jti": token.jti,
        "device": "phone",
    }


def test_a_token_is_a_jwt_whose_header_names_the_key(tokens: Tokens) -> None:
    token = tokens.issue(7)
    assert jwt.get_unverified_header(token) == {"alg": "HS256", "kid": "k1", "typ": "JWT"}
    assert jwt.decode(token, KEY, ["HS256"], audience="tracker-api")["sub"] == "7"


def test_every_token_has_its_own_id(tokens: Tokens) -> None:
    assert len({tokens.verify(tokens.issue(7)).jti for _ in range(50)}) == 50


@pytest.mark.parametrize(
    ("user", "sub"),
    [(7, "7"), ("ada", "ada"), ({"x": 1}, None), (None, None), ("", None), (0, "0"), ({"id": 3}, "3"), (True, None)],
)
def test_the_subject_of_a_token(tokens: Tokens, user: Any, sub: str | None) -> None:
    if sub is None:
        with pytest.raises((TypeError, ValueError), match=r"no identifier|needs a user"):
            tokens.issue(user)
    else:
        assert tokens.verify(tokens.issue(user)).sub == sub


def test_a_users_first_identifying_attribute_counts(tokens: Tokens) -> None:
    @dataclass
    class Account:
        id: int = 3
        email: str = "ada@example.org"

    assert tokens.verify(tokens.issue(Account())).sub == "3"


def test_an_anonymous_user_gets_no_token(tokens: Tokens) -> None:
    class Anonymous:
        is_authenticated = False
        id = 1

    with pytest.raises(ValueError, match="a user who is signed in"):
        tokens.issue(Anonymous())


def test_a_verified_token_may_be_used_as_its_user(tokens: Tokens) -> None:
    first, second = (tokens.verify(tokens.issue(7)) for _ in range(2))
    assert is_authenticated(first)
    assert principal_of(first) == "sub:7"
    assert derive_identity("s", principal_of(first)) == derive_identity("s", principal_of(second))
    assert not hasattr(first, "is_staff")


@pytest.mark.parametrize("name", ["exp", "iat", "nbf", "aud", "iss", "jti", "sub"])
def test_extra_claims_cannot_replace_reserved_claims(tokens: Tokens, name: str) -> None:
    with pytest.raises(ValueError, match=f"The claims {name} are reserved"):
        tokens.issue(7, claims={name: "mine"})


def test_a_token_may_have_its_own_lifetime(tokens: Tokens) -> None:
    token = tokens.verify(tokens.issue(7, lifetime=0.5))
    assert token.expires_at == token.issued_at + 1
    for lifetime in (0, -1, float("nan"), float("inf")):
        with pytest.raises(ValueError, match="number of seconds above 0"):
            tokens.issue(7, lifetime=lifetime)


def test_a_token_that_is_too_long_is_not_issued(tokens: Tokens) -> None:
    with pytest.raises(ValueError, match="longer than 4096 characters"):
        tokens.issue(7, claims={"story": "x" * 4000})


def test_an_expired_token_has_its_own_error(tokens: Tokens, monkeypatch: pytest.MonkeyPatch) -> None:
    token = tokens.issue(7, lifetime=1)
    now = time.time
    monkeypatch.setattr(time, "time", lambda: now() - 1000)
    old = tokens.issue(7, lifetime=100)
    monkeypatch.undo()
    assert tokens.verify(token).sub == "7"
    with pytest.raises(ExpiredToken, match=r"^The token has expired\.$"):
        tokens.verify(old)
