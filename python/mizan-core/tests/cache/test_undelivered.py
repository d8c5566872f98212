"""Invalidations that could not be sent to the server yet."""

from collections.abc import Iterator, Sequence
from threading import Event, Thread
from threading import enumerate as threads

import pytest
from mizan_core.cache.undelivered import AT_ONCE, Renewal, Undelivered


class Server:
    """Receives renewals, and calls `before` first."""

    def __init__(self) -> None:
        self.taken: list[Renewal] = []
        self.messages = 0
        self.received = Event()
        self.undelivered = Undelivered(self.take, 0.01)

    def take(self, renewals: Sequence[Renewal]) -> bool:
        self.before()
        self.messages += 1
        self.taken += renewals
        self.received.set()
        return True

    def before(self) -> None:
        """Nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.undelivered.close()


def trying() -> list[Thread]:
    return [each for each in threads() if each.name == "mizan-cache"]


def test_a_tag_that_changes_while_it_is_sent_is_sent_again(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    def change_once_more() -> None:
        monkeypatch.undo()
        server.undelivered.add([("tag", None)])

    server.undelivered.close()  # from here the test calls flush itself
    monkeypatch.setattr(server, "before", change_once_more)
    server.undelivered.add([("tag", None)])
    assert server.undelivered.flush()
    assert server.taken == [("tag", None), ("tag", None)]
    assert not server.undelivered


def test_many_tags_are_sent_in_several_messages(server: Server) -> None:
    server.undelivered.close()
    renewals: list[Renewal] = [(str(number), None) for number in range(2 * AT_ONCE + 1)]
    server.undelivered.add(renewals)
    assert server.undelivered.flush()
    assert server.messages == 3
    assert server.taken == renewals


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_the_sending_thread_is_restarted_after_a_fork(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    def end() -> None:
        raise SystemExit

    monkeypatch.setattr(server, "before", end)
    server.undelivered.add([("first", None)])
    for thread in trying():
        thread.join(5)
    monkeypatch.undo()
    assert server.taken == []
    server.undelivered.add([("second", None)])
    assert server.received.wait(5)
    assert server.taken == [("first", None), ("second", None)]
