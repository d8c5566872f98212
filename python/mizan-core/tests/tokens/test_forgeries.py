"""Tokens that must be refused, each made by hand, because a library would not create them."""

import base64
import hashlib
import hmac
import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mizan_core import Unauthorized
from mizan_core.tokens import ExpiredToken, InvalidToken, Tokens, TokenSettings

from .conftest import KEY, OTHER_KEY
from .test_settings import ED25519, RSA, made_with, private_text, public_text

SECRET = KEY.encode()


def part(data: Any) -> str:
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def forge(
    header: Any = None, claims: Any = None, key: bytes = SECRET, digest: Any = hashlib.sha256, drop: str = ""
) -> str:
    """A token signed with `key`, valid except for the given changes."""
    now = int(time.time())
    good_header = {"alg": "HS256", "typ": "JWT", "kid": "k1"}
    good_claims = {
        "sub": "7",
        "iss": "tracker",
        "aud": "tracker-api",
        "iat": now,
        "exp": now + 900,
        "jti": "j",
    }
    whole_header = header if isinstance(header, list | str | bytes) else {**good_header, **(header or {})}
    whole_claims = claims if isinstance(claims, list | str | bytes) else {**good_claims, **(claims or {})}
    for whole in (whole_header, whole_claims):
        if isinstance(whole, dict):
            whole.pop(drop, None)
    signed = f"{part(whole_header)}.{part(whole_claims)}"
    return f"{signed}.{part(hmac.new(key, signed.encode(), digest).digest())}"


def refused(tokens: Tokens, token: str) -> bool:
    with pytest.raises(InvalidToken) as caught:
        tokens.verify(token)
    assert isinstance(caught.value, Unauthorized)
    return caught.value.message == "The token is not valid."


def test_a_token_made_by_hand_can_be_valid(tokens: Tokens) -> None:
    assert tokens.verify(forge()).sub == "7"


@pytest.mark.parametrize(
    "alg", ["none", "None", "NONE", "nOnE", "", None, "hs256", "HS384", "HS512", "RS256", "ES256", "EdDSA"]
)
@pytest.mark.parametrize("signature", [True, False])
def test_another_algorithm(tokens: Tokens, alg: Any, signature: bool) -> None:
    digests = {"HS384": hashlib.sha384, "HS512": hashlib.sha512}
    token = forge({"alg": alg}, digest=digests.get(alg, hashlib.sha256))
    assert refused(tokens, token if signature else token.rpartition(".")[0] + ".")


def test_no_algorithm(tokens: Tokens) -> None:
    assert refused(tokens, forge(drop="alg"))


@pytest.mark.parametrize("claim", ["exp", "iat", "aud", "iss", "jti", "sub"])
def test_a_missing_claim(tokens: Tokens, claim: str) -> None:
    assert refused(tokens, forge(drop=claim))
    assert refused(tokens, forge(claims={claim: None}))
    assert refused(tokens, forge(claims={claim: ""}))


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": "other-api"},
        {"aud": ["tracker-api"]},
        {"aud": ["tracker-api", "other-api"]},
        {"aud": "tracker-api "},
        {"aud": {"tracker-api": 1}},
        {"iss": "Tracker"},
        {"iss": ["tracker"]},
        {"sub": 7},
        {"jti": 1},
        {"exp": "9999999999"},
        {"exp": [9999999999]},
        {"exp": {}},
        {"exp": float("inf")},
        {"exp": float("nan")},
        {"iat": "1"},
        {"iat": float("-inf")},
        {"iat": False},
        {"iat": time.time() + 3600},
        {"iat": 10**30},
        {"nbf": time.time() + 3600},
        {"nbf": "soon"},
    ],
    ids=str,
)
def test_a_wrong_claim(tokens: Tokens, claims: Any) -> None:
    assert refused(tokens, forge(claims=claims))


def test_leeway_is_bounded_at_both_ends(tokens: Tokens) -> None:
    now = time.time()
    assert tokens.verify(forge(claims={"exp": now - 5})).sub == "7"
    with pytest.raises(ExpiredToken):
        tokens.verify(forge(claims={"exp": now - 15}))
    assert tokens.verify(forge(claims={"iat": now + 5})).sub == "7"
    assert refused(tokens, forge(claims={"iat": now + 15}))


def test_an_expired_token_with_a_wrong_signature_is_invalid_and_not_expired(tokens: Tokens) -> None:
    assert refused(tokens, forge(claims={"exp": 1}, key=OTHER_KEY.encode()))


@pytest.mark.parametrize("crit", [["b64"], ["exp"], [], "exp", None, ["x"]], ids=str)
def test_any_crit(tokens: Tokens, crit: Any) -> None:
    assert refused(tokens, forge({"crit": crit, "b64": True}))


def test_b64_false(tokens: Tokens) -> None:
    assert refused(tokens, forge({"b64": False}))


@pytest.mark.parametrize("kid", ["k2", "", None, 1, ["k1"], {"k1": 1}, "../k1", "k1\u0000"], ids=str)
def test_another_key_id(tokens: Tokens, kid: Any) -> None:
    assert refused(tokens, forge({"kid": kid}))


def test_no_key_id(tokens: Tokens) -> None:
    assert refused(tokens, forge(drop="kid"))


def test_another_key(tokens: Tokens) -> None:
    assert refused(tokens, forge(key=OTHER_KEY.encode()))
    assert refused(tokens, forge(key=b""))


def test_a_known_key_under_another_id(settings: TokenSettings) -> None:
    both = Tokens(settings.rotate("k2", OTHER_KEY))
    assert refused(both, forge({"kid": "k1"}, key=OTHER_KEY.encode()))


def test_a_key_inside_the_token(tokens: Tokens) -> None:
    jwk = {"kty": "oct", "k": part(OTHER_KEY.encode())}
    headers = {"jwk": jwk, "jku": "https://example.org/keys", "x5u": "https://example.org/cert"}
    assert refused(tokens, forge(headers, key=OTHER_KEY.encode()))


@pytest.mark.parametrize("text", [public_text(ED25519), public_text(RSA)])
@pytest.mark.parametrize("alg", ["HS256", "EdDSA"])
def test_a_public_key_as_a_secret(text: bytes, alg: str) -> None:
    """The server verifies with EdDSA, and an attacker uses its public key as an HMAC secret."""
    server = Tokens(
        made_with(
            algorithm="EdDSA",
            keys={"k0": private_text(ED25519), "k1": public_text(ED25519)},
            signing="k0",
            issuer="tracker",
            audience="tracker-api",
        )
    )
    assert refused(server, forge({"alg": alg}, key=text))


@pytest.mark.parametrize(
    "change",
    [
        lambda t: t[:-1],
        lambda t: t + "A",
        lambda t: t + "=",
        lambda t: t + "\n",
        lambda t: "A" + t,
        lambda t: t.replace(".", "", 1),
    ],
)
def test_a_changed_token(tokens: Tokens, change: Any) -> None:
    assert refused(tokens, change(forge()))


def test_changed_claims_with_the_old_signature(tokens: Tokens) -> None:
    head, _, signature = forge().split(".")
    _, body, _ = forge(claims={"sub": "1"}).split(".")
    assert refused(tokens, f"{head}.{body}.{signature}")


def test_a_long_token_is_rejected_before_it_is_parsed(tokens: Tokens) -> None:
    assert tokens.verify(forge(claims={"x": "y" * 2000})).sub == "7"
    assert refused(tokens, forge(claims={"x": "y" * 4000}))


@pytest.mark.parametrize(
    "token",
    [
        "",
        ".",
        "..",
        "...",
        "a.b.c",
        "é.é.é",
        "\ud800",
        "\x00",
        forge(header=[]),
        forge(header="text"),
        forge(header=None, claims=[]),
        forge(claims="text"),
        forge(claims=b"\xff"),
        forge(header=b"{"),
        forge(claims=b"[" * 2500),
        forge(header=b"[" * 2500),
        f"{forge()}.{part(b'')}",
    ],
)
def test_no_token_at_all(tokens: Tokens, token: str) -> None:
    assert refused(tokens, token)


@given(st.text(max_size=60) | st.lists(st.binary(max_size=30).map(part), min_size=3, max_size=5).map(".".join))
def test_noise(text: str) -> None:
    with pytest.raises(InvalidToken):
        Tokens(made_with()).verify(text)
