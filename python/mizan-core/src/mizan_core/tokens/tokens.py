"""Issuing and verifying MWTs, which are JWTs (RFC 7519) held to the advice of RFC 8725."""

from __future__ import annotations

import math
import re
import secrets
import time
from collections.abc import Mapping
from typing import Any

import jwt

from ..auth import is_authenticated
from ..errors import ExpiredToken, InvalidToken
from ..identity import identifier_of
from .settings import TokenSettings
from .token import Token

REGISTERED = frozenset({"exp", "iat", "nbf", "aud", "iss", "jti", "sub"})

# RFC 7515, section 3.1: unpadded base64url. PyJWT would take padding and line breaks too.
_COMPACT = re.compile(r"[\w-]+\.[\w-]+\.[\w-]+", re.ASCII)

_REQUIRED = ["exp", "iat", "aud", "iss", "jti", "sub"]


class Tokens:
    """Issues and verifies tokens by one :class:`TokenSettings`. Raises ValueError if none would fit into their
    ``max_length``."""

    def __init__(self, settings: TokenSettings) -> None:
        self.settings = settings
        shortest = len(self._sign("0", {}, settings.lifetime))
        if shortest > settings.max_length:
            raise ValueError(
                f"max_length={settings.max_length} is too small: the shortest token has {shortest} characters."
            )

    def issue(self, user: Any, *, claims: Mapping[str, Any] | None = None, lifetime: float | None = None) -> str:
        """A token for ``user``: text, a number, or an object (or dict) with a ``pk``, ``id``, ``sub``, ``username``
        or ``email``.

        ``claims`` are added; everyone with the token can read them. ``lifetime`` is in seconds, by default that
        of the settings.
        """
        reserved = REGISTERED & set(claims or ())
        if reserved:
            raise ValueError(
                f"The claims {', '.join(sorted(reserved))} are reserved. Remove them; the settings determine "
                "their values."
            )
        seconds = self.settings.lifetime if lifetime is None else lifetime
        if not 0 < seconds < math.inf:
            raise ValueError("The lifetime of a token must be a number of seconds above 0.")
        token = self._sign(_subject(user), claims or {}, seconds)
        longest = self.settings.max_length
        if len(token) > longest:
            raise ValueError(f"The token is longer than {longest} characters. Reduce its claims.")
        return token

    def _sign(self, subject: str, claims: Mapping[str, Any], seconds: float) -> str:
        settings = self.settings
        now = int(time.time())
        payload = {
            **claims,
            "sub": subject,
            "iss": settings.issuer,
            "aud": settings.audience,
            "iat": now,
            "exp": now + math.ceil(seconds),
            "jti": secrets.token_urlsafe(16),
        }
        key = settings.verification_keys[settings.signing]
        return jwt.encode(payload, key, settings.algorithm, headers={"kid": settings.signing})

    def verify(self, token: str) -> Token:
        """Raises :class:`InvalidToken`, or :class:`ExpiredToken` for a token that is valid except for its age."""
        settings = self.settings
        if len(token) > settings.max_length or not _COMPACT.fullmatch(token):
            raise InvalidToken
        try:
            header = jwt.get_unverified_header(token)
            # The server's settings decide, never the token.
            if header.get("alg") != settings.algorithm or "crit" in header:
                raise InvalidToken
            kid = header.get("kid")
            if not isinstance(kid, str) or kid not in settings.verification_keys:
                raise InvalidToken
            claims = jwt.decode(
                token,
                settings.verification_keys[kid],
                algorithms=[settings.algorithm],
                audience=settings.audience,
                issuer=settings.issuer,
                leeway=settings.leeway,
                options={"require": _REQUIRED, "strict_aud": True},
            )
            return _token(claims)
        except jwt.ExpiredSignatureError as error:
            raise ExpiredToken from error
        except (jwt.PyJWTError, ValueError, TypeError, OverflowError, RecursionError) as error:
            raise InvalidToken from error


def _token(claims: Mapping[str, Any]) -> Token:
    if not claims["sub"] or not claims["jti"]:
        raise InvalidToken
    for name in ("exp", "iat"):
        value = claims[name]
        # PyJWT takes whatever int() takes, text included.
        if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
            raise InvalidToken
    return Token(claims["sub"], claims["jti"], int(claims["iat"]), int(claims["exp"]), claims)


def _subject(user: Any) -> str:
    """The bare value, unlike ``principal_of``: it is what an application finds the user by."""
    if not is_authenticated(user):
        raise ValueError("A token needs a user who is signed in, not an anonymous one.")
    if isinstance(user, str | int) and not isinstance(user, bool):
        subject = str(user)
    else:
        named = identifier_of(user)
        subject = "" if named is None else str(named[1])
    if not subject:
        raise TypeError(f"The user {user!r} has no identifier. Pass an id, or an object with one.")
    return subject
