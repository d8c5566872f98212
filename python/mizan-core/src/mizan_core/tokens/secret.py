"""Keys for HS256, checked when they are configured."""

from __future__ import annotations

MIN_KEY_BYTES = 32

# What public keys and certificates look like as text: whoever has one could sign with it (CVE-2022-29217).
_ASYMMETRIC = (b"-----BEGIN", b"---- BEGIN", b"ssh-", b"ecdsa-sha2-", b"sk-", b'{"kty"')


def check_secret(kid: str, key: str | bytes) -> bytes:
    """A secret for HS256. Raises ValueError."""
    secret = key.encode() if isinstance(key, str) else bytes(key)
    if len(secret) < MIN_KEY_BYTES:
        raise ValueError(
            f'The token key "{kid}" has {len(secret)} bytes; at least {MIN_KEY_BYTES} random ones are needed.'
        )
    if any(mark in secret for mark in _ASYMMETRIC):
        raise ValueError(f'The token key "{kid}" is a public or private key, which HS256 must not use as its secret.')
    return secret
