"""The settings of a server's tokens."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

from ..secret import as_bytes
from .keys import check_key_pair, check_secret

Algorithm: TypeAlias = Literal["HS256", "EdDSA"]

MAX_LEEWAY = 300.0


@dataclass(frozen=True)
class TokenSettings:
    """Checked at once; raises ValueError.

    - ``keys``: each under its id (``kid``). For HS256 at least 32 random bytes, used for nothing else; for EdDSA
      Ed25519 keys in PEM, of which only the signing one must be private.
    - ``signing``: the id of the key that signs; the others only verify.
    - ``issuer``, ``audience``: the issuer of the tokens, and the service that accepts them. Other tokens are refused.
    - ``lifetime``: seconds that a token is valid for.
    - ``leeway``: seconds that clocks may differ.
    - ``max_length``: a longer token is refused unread.
    """

    keys: Mapping[str, str | bytes] = field(repr=False)
    signing: str
    issuer: str
    audience: str
    lifetime: float = 900
    leeway: float = 10
    max_length: int = 4096
    algorithm: Algorithm = "HS256"

    def __post_init__(self) -> None:
        if self.algorithm not in ("HS256", "EdDSA"):
            raise ValueError(f'The algorithm {self.algorithm!r} is not supported for tokens. Use "HS256" or "EdDSA".')
        if self.signing not in self.keys:
            raise ValueError(f'The signing key "{self.signing}" is not among the token keys. Use one of their ids.')
        for name, value in (("issuer", self.issuer), ("audience", self.audience)):
            if not isinstance(value, str):
                raise ValueError(f"The {name} of tokens must be a string, not {value!r}.")  # noqa: TRY004
        if not self.issuer or not self.audience:
            raise ValueError("The issuer and the audience of tokens must not be empty.")
        if not 0 < self.lifetime < math.inf:
            raise ValueError("The lifetime of tokens must be a number of seconds above 0.")
        if not 0 <= self.leeway <= MAX_LEEWAY:
            raise ValueError(f"The leeway of tokens must be a number of seconds from 0 to {MAX_LEEWAY:.0f}.")
        object.__setattr__(self, "keys", MappingProxyType(dict(self.keys)))
        _ = self.verification_keys

    @cached_property
    def verification_keys(self) -> Mapping[str, Any]:
        """The keys by id, as PyJWT takes them."""
        if self.algorithm == "HS256":
            return {kid: check_secret(kid, key) for kid, key in self.keys.items()}
        return {kid: check_key_pair(kid, key, signs=kid == self.signing) for kid, key in self.keys.items()}

    def rotate(self, kid: str, key: str | bytes) -> TokenSettings:
        """From now on ``key`` signs; tokens of earlier keys stay valid until they expire.

        Give a new key to every process as one that verifies before any process signs with it.
        """
        if kid in self.keys:
            raise ValueError(f'The token key "{kid}" exists already. Use another id for the new key.')
        return replace(self, keys={**self.keys, kid: key}, signing=kid)

    def retire(self, kid: str) -> TokenSettings:
        """From now on tokens that this key signed are refused."""
        if kid == self.signing:
            raise ValueError(f'The token key "{kid}" is the signing key. Rotate to another key first.')
        return replace(self, keys={each: key for each, key in self.keys.items() if each != kid})

    def refuse_secret(self, secret: bytes, purpose: str) -> None:
        """Raises ValueError when a key of tokens is used for another ``purpose`` too."""
        for kid, key in self.keys.items():
            if as_bytes(key) == secret:
                raise ValueError(f'The token key "{kid}" is also used as {purpose}. Use a separate secret for each.')
