"""The accounts of the harness: four users without passwords."""

from dataclasses import dataclass
from typing import Any

SESSION_KEY = "username"


@dataclass(frozen=True)
class Account:
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


def account_of_session(request: Any) -> Account | None:
    """The account that the session of the request has signed in to, on either framework."""
    return ACCOUNTS.get(request.session.get(SESSION_KEY, ""))
