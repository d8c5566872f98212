"""Keys of tokens, checked when they are configured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..secret import MIN_SECRET_BYTES, as_bytes

if TYPE_CHECKING:  # needs cryptography, which no other part of mizan does
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

# Parts of public keys, certificates and JWKs as text: everyone with the public key could sign with it (CVE-2022-29217).
_ASYMMETRIC = (b"-----BEGIN", b"---- BEGIN", b"ssh-", b"ecdsa-sha2-", b"sk-", b'"kty"')


def check_secret(kid: str, key: str | bytes) -> bytes:
    """A secret for HS256. Raises ValueError."""
    secret = as_bytes(key)
    if len(secret) < MIN_SECRET_BYTES:
        raise ValueError(
            f'The token key "{kid}" has {len(secret)} bytes. Use at least {MIN_SECRET_BYTES} random bytes.'
        )
    if any(mark in secret for mark in _ASYMMETRIC):
        raise ValueError(f'The token key "{kid}" is a public or private key. Use a random secret for HS256.')
    return secret


def check_key_pair(kid: str, key: str | bytes, *, signs: bool) -> Ed25519PrivateKey | Ed25519PublicKey:
    """An Ed25519 key in PEM, private if it ``signs``. Needs ``cryptography``. Raises ValueError."""
    import jwt  # noqa: PLC0415 - HS256 needs no cryptography
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415
        Ed25519PrivateKey,
        Ed25519PublicKey,
    )
    from jwt.algorithms import OKPAlgorithm  # noqa: PLC0415

    try:
        loaded = OKPAlgorithm().prepare_key(key)
    except (jwt.InvalidKeyError, ValueError, TypeError):
        loaded = None
    if not isinstance(loaded, Ed25519PrivateKey | Ed25519PublicKey):
        raise ValueError(f'The token key "{kid}" is not an Ed25519 key in PEM.')  # noqa: TRY004 - of its value
    if signs and isinstance(loaded, Ed25519PublicKey):
        raise ValueError(f'The token key "{kid}" is a public key, which cannot sign. Use the private key.')
    return loaded
