"""The cache in the memory of the process: bounded and thread-safe."""

import threading

from mizan_core.cache import MemoryBackend
from mizan_core.cache.backend import HOLD_SECONDS


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_the_least_recently_used_value_is_evicted() -> None:
    backend = MemoryBackend(max_bytes=3 * 1300)
    for key in "abc":
        backend.store([(key, b"x" * 1000, 60)])
    backend.find(["a"])
    backend.store([("d", b"x" * 1000, 60)])
    assert set(backend.find(list("abcd"))) == {"a", "c", "d"}


def test_a_value_larger_than_the_cache_is_not_stored_and_evicts_nothing() -> None:
    backend = MemoryBackend(max_bytes=2000)
    backend.store([("a", b"1", 60)])
    backend.store([("b", b"x" * 2000, 60)])
    assert backend.find(["a", "b"]) == {"a": b"1"}


def test_a_value_that_fits_exactly_is_stored() -> None:
    backend = MemoryBackend(max_bytes=1300)
    backend.store([("a", b"x" * 1000, 60)])
    assert set(backend.find(["a"])) == {"a"}


def test_storing_again_frees_the_space_of_the_old_value() -> None:
    backend = MemoryBackend(max_bytes=3000)
    for _ in range(10):
        backend.store([("a", b"x" * 1000, 60)])
    backend.store([("b", b"x" * 1000, 60)])
    assert set(backend.find(["a", "b"])) == {"a", "b"}


def test_an_expired_value_frees_its_space() -> None:
    clock = Clock()
    backend = MemoryBackend(max_bytes=2700, clock=clock)
    backend.store([("b", b"x" * 1000, 60), ("a", b"x" * 1000, 10)])
    clock.now += 10
    assert backend.find(["a"]) == {}
    backend.store([("c", b"x" * 1000, 60)])
    assert set(backend.find(["b", "c"])) == {"b", "c"}


def test_an_evicted_revision_never_returns() -> None:
    backend = MemoryBackend(max_revisions=2)
    first = backend.revisions(["a"])["a"]
    backend.revisions(["b", "c"])
    assert backend.revisions(["a"])["a"] != first


def test_a_recently_read_revision_is_evicted_after_others() -> None:
    backend = MemoryBackend(max_revisions=2)
    first = backend.revisions(["a", "b"])
    backend.revisions(["a"])
    backend.revisions(["c"])
    assert backend.revisions(["a"])["a"] == first["a"]


def test_a_hold_is_evicted_after_revisions_that_were_read_earlier() -> None:
    backend = MemoryBackend(max_revisions=2)
    backend.revisions(["a", "b"])
    backend.hold(["a"])
    backend.revisions(["c"])
    assert backend.revisions(["a"]) == {}


def test_a_hold_that_is_never_released_expires_with_a_new_revision() -> None:
    clock = Clock()
    backend = MemoryBackend(clock=clock)
    before = backend.revisions(["a"])
    backend.hold(["a"])
    clock.now += HOLD_SECONDS - 1
    assert backend.revisions(["a"]) == {}
    clock.now += 1
    after = backend.revisions(["a"])
    assert set(after) == {"a"}
    assert after != before


def test_an_abandoned_hold_expires_even_when_other_holds_begin_and_end() -> None:
    clock = Clock()
    backend = MemoryBackend(clock=clock)
    backend.hold(["a"])
    clock.now += HOLD_SECONDS - 1
    other = backend.hold(["a"])
    clock.now += 1
    assert backend.revisions(["a"]) == {}
    backend.renew(["a"], other)
    assert set(backend.revisions(["a"])) == {"a"}


def test_threads_can_use_the_cache_concurrently() -> None:
    backend = MemoryBackend(max_bytes=20 * 400, max_revisions=10)
    failures: list[Exception] = []

    def work(number: int) -> None:
        try:
            for turn in range(300):
                key = f"{(number * turn) % 40}"
                backend.store([(key, key.encode(), 60)])
                found = backend.find([key]).get(key)
                assert found in (None, key.encode())
                backend.revisions([key])
                backend.renew([key], backend.hold([key]))
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert sum(len(value) + 300 for value in backend.find([str(n) for n in range(40)]).values()) <= 20 * 400
