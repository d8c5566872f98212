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
CACHE_OPTIONS = "MAX_BYTES, MAX_REVISIONS, PAUSE, PREFIX, SECRET, TIMEOUT, URL, VARY"
TOKEN_OPTIONS = "ALGORITHM, AUDIENCE, ISSUER, KEYS, LEEWAY, LIFETIME, LOAD_USER, MAX_LENGTH, SIGNING"


def complaint_about(settings: Any, given: Any) -> str:
    settings.MIZAN = given
    with pytest.raises(ImproperlyConfigured) as raised:
        apps.get_app_config("mizan_django").ready()
    return str(raised.value)


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ("redis://", 'MIZAN["CACHE"] is a str, but must be a dict.'),
        ({"URLS": URL}, 'MIZAN["CACHE"] has no \'URLS\'. Did you mean "URL"?'),
        ({"secret": SECRET}, 'MIZAN["CACHE"] has no \'secret\'. Did you mean "SECRET"?'),
        ({"COLOUR": 1}, f"MIZAN[\"CACHE\"] has no 'COLOUR'. There are: {CACHE_OPTIONS}."),
        ({"URL": 6379}, 'MIZAN["CACHE"]["URL"] must be text.'),
        (
            {"URL": "localhost", "SECRET": SECRET},
            'MIZAN["CACHE"]: Redis URL must specify one of the following schemes (redis://, rediss://, unix://)',
        ),
        (
            {"URL": URL},
            'MIZAN["CACHE"]: A shared cache needs a secret: pass 32 random bytes, the same to every process.',
        ),
        (
            {"URL": URL, "SECRET": "short"},
            'MIZAN["CACHE"]: The cache\'s secret has 5 bytes; at least 32 are needed.',
        ),
        ({"SECRET": 7}, 'MIZAN["CACHE"]["SECRET"] must be text or bytes.'),
        (
            {"SECRET": "only for tests, and long enough not to be warned about"},
            'MIZAN["CACHE"]["SECRET"] is also SECRET_KEY. Make up a secret for each.',
        ),
        ({"PAUSE": 1}, 'MIZAN["CACHE"]["PAUSE"] is of a cache in Redis, but this one needs a "URL".'),
        (
            {"URL": URL, "SECRET": SECRET, "MAX_BYTES": 1},
            'MIZAN["CACHE"]["MAX_BYTES"] is of a cache in memory, but this one has a "URL".',
        ),
        ({"MAX_BYTES": 0}, 'MIZAN["CACHE"]["MAX_BYTES"] must be a number of bytes, more than 0.'),
        ({"TIMEOUT": "1"}, 'MIZAN["CACHE"]["TIMEOUT"] must be a number of seconds, more than 0.'),
        ({"TIMEOUT": 0}, 'MIZAN["CACHE"]["TIMEOUT"] must be a number of seconds, more than 0.'),
        (
            {"VARY": 1},
            'MIZAN["CACHE"]["VARY"] must be a function, or the path of one, such as "accounts.tokens.load_user".',
        ),
        ({"VARY": "os.sep"}, 'MIZAN["CACHE"]["VARY"] names os.sep, which is no function.'),
        (
            {"VARY": "os.nothing"},
            'MIZAN["CACHE"]["VARY"] cannot be imported: Module "os" does not define a "nothing" attribute/class.',
        ),
    ],
)
def test_a_cache_that_cannot_work_keeps_django_from_starting(settings: Any, given: Any, complaint: str) -> None:
    assert complaint_about(settings, {"CACHE": given}) == complaint


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ([], 'MIZAN["TOKENS"] is a list, but must be a dict.'),
        ({"KEY": KEY}, 'MIZAN["TOKENS"] has no \'KEY\'. Did you mean "KEYS"?'),
        ({"COLOUR": 1}, f"MIZAN[\"TOKENS\"] has no 'COLOUR'. There are: {TOKEN_OPTIONS}."),
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
        ({**TOKENS, "KEYS": {1: KEY}}, 'MIZAN["TOKENS"]["KEYS"] has an id 1, which must be text.'),
        ({**TOKENS, "KEYS": {"k1": None}}, 'MIZAN["TOKENS"]["KEYS"] has a key "k1", which must be text or bytes.'),
        (
            {**TOKENS, "KEYS": {"k1": "short"}},
            'MIZAN["TOKENS"]: The token key "k1" has 5 bytes. Use at least 32 random bytes.',
        ),
        (
            {**TOKENS, "KEYS": {"k1": KEY, "k2": KEY[::-1]}},
            'MIZAN["TOKENS"] needs "SIGNING": the id of the key that signs.',
        ),
        ({**TOKENS, "SIGNING": "K1"}, 'MIZAN["TOKENS"]["SIGNING"] is "K1", which is no key. Did you mean "k1"?'),
        ({**TOKENS, "ALGORITHM": "EdDSa"}, 'MIZAN["TOKENS"]["ALGORITHM"] is \'EdDSa\'. Did you mean "EdDSA"?'),
        ({**TOKENS, "ALGORITHM": "none"}, 'MIZAN["TOKENS"]["ALGORITHM"] is \'none\'. There are: EdDSA, HS256.'),
        ({**TOKENS, "ALGORITHM": "EdDSA"}, 'MIZAN["TOKENS"]: The token key "k1" is not an Ed25519 key in PEM.'),
        ({**TOKENS, "ISSUER": ""}, 'MIZAN["TOKENS"]["ISSUER"] must be text.'),
        ({**TOKENS, "LIFETIME": True}, 'MIZAN["TOKENS"]["LIFETIME"] must be a number of seconds.'),
        ({**TOKENS, "LIFETIME": 0}, 'MIZAN["TOKENS"]: The lifetime of tokens is a number of seconds above 0.'),
        (
            {**TOKENS, "LIFETIME": float("inf")},
            'MIZAN["TOKENS"]: The lifetime of tokens is a number of seconds above 0.',
        ),
        (
            {**TOKENS, "MAX_LENGTH": 1},
            'MIZAN["TOKENS"]: No token fits into 1 characters: the shortest has 240.',
        ),
        ({**TOKENS, "LEEWAY": 900}, 'MIZAN["TOKENS"]: The leeway of tokens is a number of seconds from 0 to 300.'),
        (
            {**TOKENS, "KEYS": {"k1": "only for tests, and long enough not to be warned about"}},
            'MIZAN["TOKENS"]: The token key "k1" is also SECRET_KEY. Make up a secret for each.',
        ),
    ],
)
def test_tokens_that_cannot_work_keep_django_from_starting(settings: Any, given: Any, complaint: str) -> None:
    assert complaint_about(settings, {"TOKENS": given}) == complaint


def test_a_key_is_not_the_caches_secret(settings: Any) -> None:
    complaint = complaint_about(settings, {"CACHE": {"SECRET": KEY}, "TOKENS": TOKENS})
    assert complaint == 'MIZAN["TOKENS"]: The token key "k1" is also the cache\'s secret. Make up a secret for each.'


def test_without_users_the_project_says_whose_a_token_is(settings: Any) -> None:
    settings.INSTALLED_APPS = [each for each in settings.INSTALLED_APPS if each != "django.contrib.auth"]
    needs = 'MIZAN["TOKENS"] needs "LOAD_USER", since there is no "django.contrib.auth".'
    assert complaint_about(settings, {"TOKENS": TOKENS}) == needs


def test_what_is_set_is_what_is_used(settings: Any) -> None:
    settings.MIZAN = {"TOKENS": {**TOKENS, "LIFETIME": 60, "KEYS": {"a": KEY, "b": KEY * 2}, "SIGNING": "b"}}
    assert isinstance(mizan_settings().cache.backend, MemoryBackend)
    chosen = get_tokens().settings
    assert (chosen.lifetime, chosen.signing, sorted(chosen.keys), chosen.algorithm) == (60, "b", ["a", "b"], "HS256")
    settings.MIZAN = {"CACHE": {"URL": URL, "SECRET": SECRET}}
    assert isinstance(mizan_settings().cache.backend, RedisBackend)
    assert mizan_settings().tokens is None


@pytest.mark.parametrize(
    ("missing", "given", "complaint"),
    [
        (
            "redis",
            {"CACHE": {"URL": URL, "SECRET": SECRET}},
            'MIZAN["CACHE"] has a "URL": pip install "mizan-django[redis]".',
        ),
        ("jwt", {"TOKENS": TOKENS}, 'MIZAN["TOKENS"]: pip install "mizan-django[tokens]".'),
        ("jwt", {}, ""),
        ("redis", {}, ""),
    ],
)
def test_an_extra_is_needed_by_whoever_asks_for_it(missing: str, given: Any, complaint: str) -> None:
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
    assert finished.stdout == complaint


@pytest.mark.parametrize(("given", "warnings"), [({}, ["mizan.W004"]), ({"CACHE": {}}, [])])
def test_several_processes_are_thought_of(
    settings: Any, registry: Registry, serve: Any, given: Any, warnings: list[str]
) -> None:
    @client(context="home", cache=60, registry=registry)
    def home() -> int:
        return 1

    settings.MIZAN = given
    serve()
    assert [each.id for each in run_checks(tags=["mizan"])] == warnings
