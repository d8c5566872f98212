"""Keys for EdDSA, checked when they are configured. Needs ``cryptography``, which no other part of mizan does."""

from __future__ import annotations

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from jwt.algorithms import OKPAlgorithm


def check_key_pair(kid: str, key: str | bytes, *, signs: bool) -> Ed25519PrivateKey | Ed25519PublicKey:
    """An Ed25519 key in PEM, private if it ``signs``. Raises ValueError."""
    try:
        loaded = OKPAlgorithm().prepare_key(key)
    except (jwt.InvalidKeyError, ValueError, TypeError):
        loaded = None
    if not isinstance(loaded, Ed25519PrivateKey | Ed25519PublicKey):
        raise ValueError(f'The token key "{kid}" is no Ed25519 key in PEM.')  # noqa: TRY004 - of its value
    if signs and isinstance(loaded, Ed25519PublicKey):
        raise ValueError(f'The token key "{kid}" is public, so it cannot sign.')
    return loaded
