"""`MIZAN["CACHE"]` and `MIZAN["TOKENS"]` are checked when Django starts."""

import subprocess
import sys
from typing import Any

import pytest
from django.apps import apps
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from mizan_core import Registry, client
from mizan_core.cache import MemoryBackend
from mizan_core.cache.redis import RedisBackend
from mizan_django import get_tokens
from mizan_django.settings import mizan_settings

URL = "redis://localhost:1/0"
SECRET = "the secret of this cache, only for tests"
KEY = "the key of these tests' tokens, long enough"
TOKENS = {"KEYS": {"k1": KEY}, "ISSUER": "tracker", "AUDIENCE": "tracker"}
CACHE_OPTIONS = "ALIAS, MAX_BYTES, MAX_REVISIONS, PAUSE, PREFIX, SECRET, TIMEOUT, URL, VARY"
TOKEN_OPTIONS = "ALGORITHM, AUDIENCE, ISSUER, KEYS, LEEWAY, LIFETIME, LOAD_USER, MAX_LENGTH, SIGNING"


def settings_error(settings: Any, given: Any) -> str:
    settings.MIZAN = given
    with pytest.raises(ImproperlyConfigured) as raised:
        apps.get_app_config("mizan_django").ready()
    return str(raised.value)


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ("redis://", 'MIZAN["CACHE"] must be a dict, not a str.'),
        ({"URLS": URL}, 'MIZAN["CACHE"] has the unknown key \'URLS\'. Did you mean "URL"?'),
        ({"secret": SECRET}, 'MIZAN["CACHE"] has the unknown key \'secret\'. Did you mean "SECRET"?'),
        ({"COLOUR": 1}, f"MIZAN[\"CACHE\"] has the unknown key 'COLOUR'. Use one of these: {CACHE_OPTIONS}."),
        ({"URL": 6379}, 'MIZAN["CACHE"]["URL"] must be a string that is not empty.'),
        (
            {"URL": "localhost", "SECRET": SECRET},
            'MIZAN["CACHE"]: Redis URL must specify one of the following schemes (redis://, rediss://, unix://)',
        ),
        (
            {"URL": URL},
            'MIZAN["CACHE"]: A shared cache needs a secret. Pass 32 random bytes, the same in every process.',
        ),
        (
            {"URL": URL, "SECRET": "short"},
            'MIZAN["CACHE"]: The cache\'s secret has 5 bytes. Use at least 32 random bytes.',
        ),
        ({"SECRET": 7}, 'MIZAN["CACHE"]["SECRET"] must be a string or bytes, and not empty.'),
        (
            {"SECRET": "only for tests, and long enough not to be warned about"},
            'MIZAN["CACHE"]["SECRET"] must not be SECRET_KEY. Use a separate secret.',
        ),
        ({"PAUSE": 1}, 'MIZAN["CACHE"]["PAUSE"] is for a cache in Redis. Remove it, or add "URL" or "ALIAS".'),
        (
            {"URL": URL, "SECRET": SECRET, "MAX_BYTES": 1},
            'MIZAN["CACHE"]["MAX_BYTES"] is for a cache in memory. Remove it, or remove "URL" or "ALIAS".',
        ),
        ({"MAX_BYTES": 0}, 'MIZAN["CACHE"]["MAX_BYTES"] must be a number of bytes above 0.'),
        ({"TIMEOUT": "1"}, 'MIZAN["CACHE"]["TIMEOUT"] must be a number of seconds above 0.'),
        ({"TIMEOUT": 0}, 'MIZAN["CACHE"]["TIMEOUT"] must be a number of seconds above 0.'),
        (
            {"VARY": 1},
            'MIZAN["CACHE"]["VARY"] must be a function, or the path of one, such as "accounts.tokens.load_user".',
        ),
        ({"VARY": "os.sep"}, 'MIZAN["CACHE"]["VARY"] must be the path of a function, but os.sep is not a function.'),
        (
            {"VARY": "os.nothing"},
            'MIZAN["CACHE"]["VARY"] cannot be imported: Module "os" does not define a "nothing" attribute/class.',
        ),
    ],
)
def test_invalid_cache_settings_prevent_the_start(settings: Any, given: Any, error: str) -> None:
    assert settings_error(settings, {"CACHE": given}) == error


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ([], 'MIZAN["TOKENS"] must be a dict, not a list.'),
        ({"KEY": KEY}, 'MIZAN["TOKENS"] has the unknown key \'KEY\'. Did you mean "KEYS"?'),
        ({"COLOUR": 1}, f"MIZAN[\"TOKENS\"] has the unknown key 'COLOUR'. Use one of these: {TOKEN_OPTIONS}."),
        ({}, 'MIZAN["TOKENS"] needs "KEYS".'),
        ({"KEYS": {"k1": KEY}, "AUDIENCE": "a"}, 'MIZAN["TOKENS"] needs "ISSUER".'),
        (
            {**TOKENS, "KEYS": KEY},
            'MIZAN["TOKENS"]["KEYS"] must be a dict of keys by their ids, such as {"2026-03": "…"}.',
        ),
        (
            {**TOKENS, "KEYS": {}},
            'MIZAN["TOKENS"]["KEYS"] must be a dict of keys by their ids, such as {"2026-03": "…"}.',
        ),
        (
            {**TOKENS, "KEYS": {1: KEY}},
            'MIZAN["TOKENS"]["KEYS"] has the id 1, which must be a string that is not empty.',
        ),
        (
            {**TOKENS, "KEYS": {"k1": None}},
            'MIZAN["TOKENS"]["KEYS"] has the key "k1", which must be a string or bytes, and not empty.',
        ),
        (
            {**TOKENS, "KEYS": {"k1": "short"}},
            'MIZAN["TOKENS"]: The token key "k1" has 5 bytes. Use at least 32 random bytes.',
        ),
        (
            {**TOKENS, "KEYS": {"k1": KEY, "k2": KEY[::-1]}},
            'MIZAN["TOKENS"] needs "SIGNING", the id of the signing key.',
        ),
        ({**TOKENS, "SIGNING": "K1"}, 'MIZAN["TOKENS"]["SIGNING"] is "K1", which is not in "KEYS". Did you mean "k1"?'),
        ({**TOKENS, "ALGORITHM": "EdDSa"}, 'MIZAN["TOKENS"]["ALGORITHM"] must not be \'EdDSa\'. Did you mean "EdDSA"?'),
        (
            {**TOKENS, "ALGORITHM": "none"},
            'MIZAN["TOKENS"]["ALGORITHM"] must not be \'none\'. Use one of these: EdDSA, HS256.',
        ),
        ({**TOKENS, "ALGORITHM": "EdDSA"}, 'MIZAN["TOKENS"]: The token key "k1" is not an Ed25519 key in PEM.'),
        ({**TOKENS, "ISSUER": ""}, 'MIZAN["TOKENS"]["ISSUER"] must be a string that is not empty.'),
        ({**TOKENS, "LIFETIME": True}, 'MIZAN["TOKENS"]["LIFETIME"] must be a number of seconds.'),
        ({**TOKENS, "LIFETIME": 0}, 'MIZAN["TOKENS"]: The lifetime of tokens must be a number of seconds above 0.'),
        (
            {**TOKENS, "LIFETIME": float("inf")},
            'MIZAN["TOKENS"]: The lifetime of tokens must be a number of seconds above 0.',
        ),
        (
            {**TOKENS, "MAX_LENGTH": 1},
            'MIZAN["TOKENS"]: max_length=1 is too small: the shortest token has 240 characters.',
        ),
        ({**TOKENS, "LEEWAY": 900}, 'MIZAN["TOKENS"]: The leeway of tokens must be a number of seconds from 0 to 300.'),
        (
            {**TOKENS, "KEYS": {"k1": "only for tests, and long enough not to be warned about"}},
            'MIZAN["TOKENS"]: The token key "k1" is also used as SECRET_KEY. Use a separate secret for each.',
        ),
    ],
)
def test_invalid_token_settings_prevent_the_start(settings: Any, given: Any, error: str) -> None:
    assert settings_error(settings, {"TOKENS": given}) == error


def test_a_token_key_must_differ_from_the_cache_secret(settings: Any) -> None:
    error = settings_error(settings, {"CACHE": {"SECRET": KEY}, "TOKENS": TOKENS})
    assert (
        error
        == 'MIZAN["TOKENS"]: The token key "k1" is also used as the cache\'s secret. Use a separate secret for each.'
    )


def test_without_django_users_the_project_must_load_the_user_of_a_token(settings: Any) -> None:
    settings.INSTALLED_APPS = [each for each in settings.INSTALLED_APPS if each != "django.contrib.auth"]
    needs = 'MIZAN["TOKENS"] needs "LOAD_USER", since "django.contrib.auth" is not installed.'
    assert settings_error(settings, {"TOKENS": TOKENS}) == needs


def test_the_settings_are_used(settings: Any) -> None:
    settings.MIZAN = {"TOKENS": {**TOKENS, "LIFETIME": 60, "KEYS": {"a": KEY, "b": KEY * 2}, "SIGNING": "b"}}
    assert isinstance(mizan_settings().cache.backend, MemoryBackend)
    chosen = get_tokens().settings
    assert (chosen.lifetime, chosen.signing, sorted(chosen.keys), chosen.algorithm) == (60, "b", ["a", "b"], "HS256")
    settings.MIZAN = {"CACHE": {"URL": URL, "SECRET": SECRET}}
    assert isinstance(mizan_settings().cache.backend, RedisBackend)
    assert mizan_settings().tokens is None


@pytest.mark.parametrize(
    ("missing", "given", "error"),
    [
        (
            "redis",
            {"CACHE": {"URL": URL, "SECRET": SECRET}},
            'MIZAN["CACHE"] has a "URL" or "ALIAS", which needs the package redis. Run pip install '
            '"mizan-django[redis]".',
        ),
        ("jwt", {"TOKENS": TOKENS}, 'MIZAN["TOKENS"] needs the module jwt. Run pip install "mizan-django[tokens]".'),
        ("jwt", {}, ""),
        ("redis", {}, ""),
    ],
)
def test_a_missing_extra_is_an_error_only_when_it_is_used(missing: str, given: Any, error: str) -> None:
    program = f"""
import sys
sys.modules[{missing!r}] = None  # as if it were not installed
import django
from django.conf import settings
settings.configure(INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "mizan_django"],
                   SECRET_KEY="s" * 50, MIZAN={given!r})
try:
    django.setup()
except Exception as error:
    print(error, end="")
"""
    finished = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert finished.stdout == error


DJANGO_REDIS = "django.core.cache.backends.redis.RedisCache"


@pytest.mark.parametrize(
    ("configured", "given", "error"),
    [
        ({"BACKEND": DJANGO_REDIS}, {"ALIAS": "fats"}, "is 'fats', which is not in CACHES. Did you mean \"fast\"?"),
        (
            {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
            {"ALIAS": "fast"},
            f"is 'fast', which is not in Redis. Name a cache with {DJANGO_REDIS} or django_redis.cache.RedisCache, or "
            'use "URL".',
        ),
        (
            {"BACKEND": DJANGO_REDIS, "LOCATION": URL, "OPTIONS": {"password": "secret", "pool_class": "x"}},
            {"ALIAS": "fast"},
            "is 'fast', which has password in its OPTIONS. Put them into its LOCATION: "
            "redis://user:password@host:6379/db.",
        ),
    ],
)
def test_a_cache_of_django_that_cannot_be_used(settings: Any, configured: Any, given: Any, error: str) -> None:
    settings.CACHES = {"fast": configured}
    assert settings_error(settings, {"CACHE": {"SECRET": SECRET, **given}}) == f'MIZAN["CACHE"]["ALIAS"] {error}'


def test_an_alias_and_a_url_exclude_each_other(settings: Any) -> None:
    error = settings_error(settings, {"CACHE": {"ALIAS": "default", "URL": URL}})
    assert error == 'MIZAN["CACHE"] has both "URL" and "ALIAS". Remove one.'


@pytest.mark.parametrize(("given", "warnings"), [({}, ["mizan.W004"]), ({"CACHE": {}}, [])])
def test_check_warns_of_settings_that_fail_with_several_processes(
    settings: Any, registry: Registry, serve: Any, given: Any, warnings: list[str]
) -> None:
    @client(context="home", cache=60, registry=registry)
    def home() -> int:
        return 1

    settings.MIZAN = given
    serve()
    assert [each.id for each in run_checks(tags=["mizan"])] == warnings
