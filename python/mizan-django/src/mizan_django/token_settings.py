"""`MIZAN["TOKENS"]`: the keys and rules of bearer tokens, and how their users are found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured, ValidationError
from mizan_core import Cache

from . import options
from .options import Check, place

if TYPE_CHECKING:  # needs the extra mizan-core[tokens]
    from mizan_core.tokens import Token, Tokens
if TYPE_CHECKING:  # needs the extra mizan-core[tokens]
    from mizan_core.tokens import Token


LABEL = place("MIZAN", "TOKENS")

ALGORITHMS = ("HS256", "EdDSA")


@dataclass(frozen=True, slots=True)
class TokenScheme:
    tokens: Tokens
    load_user: Callable[[Token], Any]
    """The user of a verified token, sync or async; None refuses it."""


def build_scheme(given: object, cache: Cache) -> TokenScheme:
    """Raises ImproperlyConfigured."""
    values = options.read(LABEL, given, _CHECKS, required=("KEYS", "ISSUER", "AUDIENCE"))
    keys = values["keys"]
    if "signing" not in values:
        if len(keys) > 1:
            raise ImproperlyConfigured(f'{LABEL} needs "SIGNING", the id of the signing key.')
        values["signing"] = next(iter(keys))
    elif values["signing"] not in keys:
        hint = options.meant(values["signing"], keys)
        raise ImproperlyConfigured(
            f'{place(LABEL, "SIGNING")} is "{values["signing"]}", which is not in "KEYS". {hint}'
        )
    load_user = values.pop("load_user", None)
    if load_user is None and not apps.is_installed("django.contrib.auth"):
        raise ImproperlyConfigured(f'{LABEL} needs "LOAD_USER", since "django.contrib.auth" is not installed.')
    tokens = _tokens(values, cache)
    return TokenScheme(tokens, user_by_key if load_user is None else options.resolve(load_user))


def _tokens(values: Mapping[str, Any], cache: Cache) -> Tokens:
    try:
        from mizan_core.tokens import Tokens, TokenSettings  # noqa: PLC0415 - needs an extra

        tokens = Tokens(TokenSettings(**values))
    except ImportError as error:
        extra = '"PyJWT[crypto]"' if error.name == "cryptography" else '"mizan-django[tokens]"'
        raise ImproperlyConfigured(f"{LABEL} needs the module {error.name}. Run pip install {extra}.") from error
    except ValueError as error:
        raise ImproperlyConfigured(f"{LABEL}: {error}") from error
    for secret, purpose in ((settings.SECRET_KEY, "SECRET_KEY"), (cache.secret, "the cache's secret")):
        try:
            tokens.settings.refuse_secret(secret.encode() if isinstance(secret, str) else secret, purpose)
        except ValueError as error:
            raise ImproperlyConfigured(f"{LABEL}: {error}") from error
    return tokens


def _keys(value: object) -> str | None:
    if not isinstance(value, Mapping) or not value:
        return 'must be a dict of keys by their ids, such as {"2026-03": "…"}.'
    for kid, key in value.items():
        if error := options.text(kid):
            return f"has the id {kid!r}, which {error}"
        if error := options.secret(key):
            return f'has the key "{kid}", which {error}'
    return None


def _algorithm(value: object) -> str | None:
    return None if value in ALGORITHMS else f"must not be {value!r}. {options.meant(str(value), ALGORITHMS)}"


_CHECKS: Mapping[str, Check] = {
    "KEYS": _keys,
    "SIGNING": options.text,
    "ISSUER": options.text,
    "AUDIENCE": options.text,
    "LIFETIME": options.seconds,
    "LEEWAY": options.seconds,
    "MAX_LENGTH": options.count("characters"),
    "ALGORITHM": _algorithm,
    "LOAD_USER": options.function,
}


def user_by_key(token: Token) -> Any:
    """The user whose primary key the token names; None if there is none, or not an active one."""
    model = get_user_model()
    try:
        user = model._default_manager.get(pk=token.sub)
    except (model.DoesNotExist, ValueError, ValidationError):  # also an invalid key of this model
        return None
    return user if user.is_active else None
