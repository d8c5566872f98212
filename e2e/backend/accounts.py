"""The accounts of the harness: four users without passwords, and their sessions."""

from dataclasses import dataclass
from secrets import token_urlsafe


@dataclass(frozen=True)
class Account:
    """The signed-in user."""

    id: int
    username: str
    is_staff: bool = False
    is_superuser: bool = False
    is_verified: bool = False
    is_authenticated: bool = True


ACCOUNTS = {
    account.username: account
    for account in (
        Account(1, "alice"),
        Account(2, "victor", is_verified=True),
        Account(3, "stella", is_staff=True),
        Account(4, "ruth", is_staff=True, is_superuser=True),
    )
}

_sessions: dict[str, Account] = {}


def open_session(username: str) -> str:
    """The token of a new session. Raises KeyError for an unknown user."""
    account = ACCOUNTS[username]
    token = token_urlsafe()
    _sessions[token] = account
    return token


def close_session(token: str) -> None:
    _sessions.pop(token, None)


def find_account(token: str) -> Account | None:
    return _sessions.get(token)
