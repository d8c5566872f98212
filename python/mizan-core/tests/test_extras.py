"""Optional dependencies are needed only by the features that use them."""

import subprocess
import sys

BLOCKED = """
import sys
for name in ("redis", "jwt", "cryptography"):
    sys.modules[name] = None
"""


def run(code: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", BLOCKED + code]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def test_neither_redis_nor_jwt_is_needed_for_a_cache_in_memory() -> None:
    done = run("from mizan_core import Cache; Cache().backend.revisions(['a'])")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_missing_extra_is_an_error_that_names_it() -> None:
    for module, missing in (("mizan_core.cache.redis", "redis"), ("mizan_core.tokens", "jwt")):
        assert f"import of {missing} halted" in run(f"import {module}").stderr


def test_tokens_with_hs256_do_not_need_cryptography() -> None:
    settings = "TokenSettings(keys={'k': 'x' * 32}, signing='k', issuer='a', audience='b')"
    code = f"""
del sys.modules["jwt"]
from mizan_core.tokens import Tokens, TokenSettings
tokens = Tokens({settings})
print(tokens.verify(tokens.issue(7)).sub)
"""
    done = run(code)
    assert (done.stdout, done.stderr) == ("7\n", "")
