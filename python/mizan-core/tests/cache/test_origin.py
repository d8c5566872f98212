"""Two registries may share a cache, and have contexts and functions with the same names."""

import gc
import json
import subprocess
import sys
from typing import Any

from mizan_core import Registry, client
from mizan_core.origin import origin_of

from ..conftest import Backend


def here() -> str:
    return "here"


def there() -> str:
    return "there"


def offer(registry: Registry, function: Any) -> None:
    client(context="c", cache=60, registry=registry, name="read")(function)


async def test_functions_with_the_same_name_in_two_registries_share_no_results(cached: Backend) -> None:
    other = Backend(Registry(), cached.host, cached.cache)
    offer(cached.registry, here)
    offer(other.registry, there)
    for _ in range(2):
        assert await cached.context("c") == {"read": "here"}
        assert await other.context("c") == {"read": "there"}
    assert cached.host.ran == ["read", "read"]


async def test_functions_defined_on_the_same_line_share_no_results(cached: Backend) -> None:
    def make(text: str) -> Any:
        return lambda: text

    def typed(function: Any) -> Any:
        function.__annotations__["return"] = str
        return function

    other = Backend(Registry(), cached.host, cached.cache)
    offer(cached.registry, typed(make("here")))
    offer(other.registry, typed(make("there")))
    for _ in range(2):
        assert await cached.context("c") == {"read": "here"}
        assert await other.context("c") == {"read": "there"}
    assert cached.host.ran == ["read", "read"]


async def test_functions_defined_one_after_another_share_no_results(cached: Backend) -> None:
    def make(text: str) -> Any:
        def read() -> str:
            return text

        return read

    for text in ("first", "second", "third"):
        host = Backend(Registry(), cached.host, cached.cache)
        offer(host.registry, make(text))
        assert await host.context("c") == {"read": text}
        del host
        gc.collect()


def test_the_origin_of_a_function_stays_when_another_of_the_same_line_is_deleted() -> None:
    def make(text: str) -> Any:
        def read() -> str:
            return text

        offer(Registry(), read)
        return read

    kept = [make("first"), make("second")]
    before = origin_of(kept[1])
    del kept[0]
    gc.collect()
    assert origin_of(kept[0]) == before


async def test_one_function_in_two_registries_shares_its_results(cached: Backend) -> None:
    other = Backend(Registry(), cached.host, cached.cache)
    for each in (cached, other):
        offer(each.registry, here)
        assert await each.context("c") == {"read": "here"}
    assert cached.host.ran == ["read"]


ALONE = """
from mizan_core import Registry, client
from mizan_core.origin import origin_of
def make(text, registry):
    @client(context="c", cache=60, registry=registry)
    def read() -> str:
        return text
    return read
alone = make("here", Registry())
print(origin_of(alone))
"""


def test_a_function_defined_by_one_app_only_has_the_same_origin_in_every_process() -> None:
    run = [subprocess.run([sys.executable, "-c", ALONE], capture_output=True, text=True, check=True) for _ in range(2)]
    assert [each.stdout.strip() for each in run] == ["__main__.make.<locals>.read"] * 2


def test_a_module_level_function_has_the_same_origin_in_every_process() -> None:
    program = "import json; from mizan_core.origin import origin_of; print(origin_of(json.dumps))"
    theirs = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert theirs.stdout.strip() == origin_of(json.dumps) == "json.dumps"
