"""Passwords are stored as scrypt hashes with a salt each (RFC 7914)."""

import hashlib
import hmac
import os


def hash_password(password: str, salt: bytes | None = None) -> str:
    """``salt$hash``, both in hexadecimal."""
    salt = os.urandom(16) if salt is None else salt
    return f"{salt.hex()}${_derive(password, salt).hex()}"


def verify_password(password: str, stored: str) -> bool:
    salt, expected = (bytes.fromhex(part) for part in stored.split("$"))
    return hmac.compare_digest(_derive(password, salt), expected)


def _derive(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1)
