"""Settings are checked when they are created, and errors name the problem."""

from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from mizan_core.tokens import Tokens, TokenSettings

from .conftest import KEY, OTHER_KEY


def public_text(key: Any, encoding: Encoding = Encoding.PEM, form: Any = PublicFormat.SubjectPublicKeyInfo) -> bytes:
    text: bytes = key.public_key().public_bytes(encoding, form)
    return text


def private_text(key: Any) -> bytes:
    text: bytes = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return text


RSA = rsa.generate_private_key(public_exponent=65537, key_size=2048)
EC = ec.generate_private_key(ec.SECP256R1())
ED25519 = ed25519.Ed25519PrivateKey.generate()

PUBLIC_TEXTS = {
    "RSA": public_text(RSA),
    "RSA, PKCS 1": public_text(RSA, form=PublicFormat.PKCS1),
    "RSA, SSH": public_text(RSA, Encoding.OpenSSH, PublicFormat.OpenSSH),
    "EC": public_text(EC),
    "EC, SSH": public_text(EC, Encoding.OpenSSH, PublicFormat.OpenSSH),
    "Ed25519": public_text(ED25519),
    "Ed25519, SSH": public_text(ED25519, Encoding.OpenSSH, PublicFormat.OpenSSH),
    "certificate": b"-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
    "JWK": b'{"kty": "RSA", "n": "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx", "e": "AQAB"}',
    "JWK in another order": b'{ "alg": "RS256", "kty" : "RSA", "n": "0vx7agoebGcQSuuPiLJXZptN9nndrQ", "e": "AQAB"}',
    "after white space": b"\n  " + public_text(RSA),
}


def made_with(**options: Any) -> TokenSettings:
    return TokenSettings(**{"keys": {"k1": KEY}, "signing": "k1", "issuer": "a", "audience": "b", **options})


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"keys": {"k1": "short"}}, 'The token key "k1" has 5 bytes. Use at least 32 random bytes.'),
        ({"keys": {"k1": b"x" * 31}}, 'The token key "k1" has 31 bytes. Use at least 32 random bytes.'),
        ({"keys": {"k1": KEY, "k0": ""}}, 'The token key "k0" has 0 bytes. Use at least 32 random bytes.'),
        ({"signing": "k2"}, 'The signing key "k2" is not among the token keys. Use one of their ids.'),
        ({"keys": {}}, 'The signing key "k1" is not among the token keys. Use one of their ids.'),
        ({"algorithm": "none"}, 'The algorithm \'none\' is not supported for tokens. Use "HS256" or "EdDSA".'),
        ({"algorithm": "RS256"}, 'The algorithm \'RS256\' is not supported for tokens. Use "HS256" or "EdDSA".'),
        ({"issuer": ""}, "The issuer and the audience of tokens must not be empty."),
        ({"audience": ""}, "The issuer and the audience of tokens must not be empty."),
        ({"audience": ["a"]}, "The audience of tokens must be a string, not ['a']."),
        ({"issuer": ["a"]}, "The issuer of tokens must be a string, not ['a']."),
        ({"lifetime": 0}, "The lifetime of tokens must be a number of seconds above 0."),
        ({"lifetime": float("nan")}, "The lifetime of tokens must be a number of seconds above 0."),
        ({"lifetime": float("inf")}, "The lifetime of tokens must be a number of seconds above 0."),
        ({"leeway": 301}, "The leeway of tokens must be a number of seconds from 0 to 300."),
        ({"leeway": -1}, "The leeway of tokens must be a number of seconds from 0 to 300."),
        ({"algorithm": "EdDSA"}, 'The token key "k1" is not an Ed25519 key in PEM.'),
    ],
)
def test_invalid_settings_are_reported_immediately(options: Any, message: str) -> None:
    with pytest.raises(ValueError, match=r"[Tt]oken|algorithm") as caught:
        made_with(**options)
    assert str(caught.value) == message


@pytest.mark.parametrize("text", PUBLIC_TEXTS.values(), ids=PUBLIC_TEXTS)
@pytest.mark.parametrize("as_text", [True, False])
def test_a_public_or_private_key_is_not_a_shared_secret(text: bytes, as_text: bool) -> None:
    with pytest.raises(ValueError, match="is a public or private key"):
        made_with(keys={"k1": text.decode() if as_text else text})


def test_keys_are_not_in_the_repr() -> None:
    assert KEY not in repr(made_with())


def test_settings_do_not_change_with_the_dictionary_that_they_were_made_from() -> None:
    keys = {"k1": KEY}
    settings = made_with(keys=keys)
    keys["k1"] = "x"
    assert settings.keys == {"k1": KEY}


def test_a_new_key_signs_and_the_old_one_still_verifies_until_it_retires(settings: TokenSettings) -> None:
    old = Tokens(settings).issue(7)
    rotated = settings.rotate("k2", OTHER_KEY)
    new = Tokens(rotated).issue(7)
    assert [Tokens(rotated).verify(token).sub for token in (old, new)] == ["7", "7"]
    retired = Tokens(rotated.retire("k1"))
    assert retired.verify(new).sub == "7"
    with pytest.raises(Exception, match=r"^The token is not valid\.$"):
        retired.verify(old)
    with pytest.raises(Exception, match=r"^The token is not valid\.$"):
        Tokens(settings).verify(new)


def test_rotation_rejects_invalid_keys(settings: TokenSettings) -> None:
    with pytest.raises(ValueError, match='The token key "k1" exists already'):
        settings.rotate("k1", OTHER_KEY)
    with pytest.raises(ValueError, match="has 5 bytes"):
        settings.rotate("k2", "short")
    with pytest.raises(ValueError, match='"k1" is the signing key'):
        settings.retire("k1")


@pytest.mark.parametrize("secret", [KEY.encode(), OTHER_KEY.encode()])
def test_a_key_that_is_used_elsewhere_is_refused(settings: TokenSettings, secret: bytes) -> None:
    with pytest.raises(ValueError, match=r"is also used as the cache's secret\. Use a separate secret for each\."):
        settings.rotate("k2", OTHER_KEY).refuse_secret(secret, "the cache's secret")
    settings.refuse_secret(b"x" * 32, "the cache's secret")


def test_eddsa_signs_with_a_private_key_and_verifies_with_public_ones() -> None:
    pair = {"algorithm": "EdDSA", "keys": {"k1": private_text(ED25519)}}
    token = Tokens(made_with(**pair)).issue(7)
    other = private_text(ed25519.Ed25519PrivateKey.generate())
    verifier = made_with(algorithm="EdDSA", keys={"k1": public_text(ED25519), "k2": other}, signing="k2")
    assert Tokens(verifier).verify(token).sub == "7"


@pytest.mark.parametrize(
    ("key", "message"),
    [
        (public_text(ED25519), 'The token key "k1" is a public key, which cannot sign. Use the private key.'),
        (private_text(RSA), 'The token key "k1" is not an Ed25519 key in PEM.'),
        (private_text(EC), 'The token key "k1" is not an Ed25519 key in PEM.'),
        (private_text(ed448.Ed448PrivateKey.generate()), 'The token key "k1" is not an Ed25519 key in PEM.'),
        (b"\x00\xff", 'The token key "k1" is not an Ed25519 key in PEM.'),
    ],
    ids=["public", "RSA", "EC", "Ed448", "nothing"],
)
def test_eddsa_accepts_no_other_keys(key: bytes, message: str) -> None:
    with pytest.raises(ValueError, match="token key") as caught:
        made_with(algorithm="EdDSA", keys={"k1": key})
    assert str(caught.value) == message


def test_the_length_limit_must_allow_the_shortest_token() -> None:
    shortest = len(Tokens(made_with()).issue("0"))
    assert Tokens(made_with(max_length=shortest)).issue("0")
    with pytest.raises(
        ValueError, match=f"^max_length={shortest - 1} is too small: the shortest token has {shortest} characters\\.$"
    ):
        Tokens(made_with(max_length=shortest - 1))
