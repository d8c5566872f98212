"""The functions of the harness that depend on the request, and so on the framework."""

from collections.abc import Callable
from typing import Any

from accounts import Account
from harness import User, counters, histories, notes
from mizan_core import client


def define_user_functions(
    *, request: type[Any], text_response: Callable[[str], Any], account: Callable[[Any], Account | None]
) -> None:
    """Registers the functions.

    ``request`` is the framework's class; ``text_response`` is the class of its responses of plain text; ``account``
    returns the account that a request has signed in to.
    """
    Request, Response = request, text_response
    _define_guarded(request, account)

    def author(request: Request) -> str:
        user = account(request)
        return user.username if user else "anonymous"

    @client(context="global")
    def current_user(request: Request) -> User | None:
        return _show(account(request))

    @client(context="note")
    def note(request: Request) -> str:
        """Each user has a note."""
        return notes.get(author(request), f"note of {author(request)}")

    @client(affects="note")
    def write_note(request: Request, text: str) -> str:
        notes[author(request)] = text
        return text

    @client(affects="counter")
    def reset_counter(key: str) -> Response:
        """Returns a framework response: the invalidation is in a header."""
        counters[key] = 0
        histories[key].clear()
        return Response(f"{key} is zero")


def _define_guarded(request: type[Any], account: Callable[[Any], Account | None]) -> None:
    Request = request

    def is_verified(request: Request, input: Any) -> bool:
        user = account(request)
        return user is not None and user.is_verified

    @client(auth=True)
    def whoami(request: Request) -> User:
        shown = _show(account(request))
        assert shown is not None  # noqa: S101 - auth=True
        return shown

    @client(auth="staff")
    def staff_only() -> str:
        return "for staff"

    @client(auth="superuser")
    def superuser_only() -> str:
        return "for superusers"

    @client(auth=is_verified)
    def verified_only() -> str:
        return "for verified people"


def _show(account: Account | None) -> User | None:
    return User.model_validate(account, from_attributes=True) if account else None
