"""Who may call a function: the rules of ``@client(auth=...)`` and how they are checked.

A user is any object. ``None``, ``False``, empty text and an empty dict are nobody, the number 0 is somebody; otherwise
``is_authenticated`` (true when missing), ``is_staff`` and ``is_superuser`` (false when missing) are read from it, from
the keys of a dict, and ``has_perm("app.permission")``, which may be async, is asked (a user without that method has no
permission).
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Awaitable, Callable
from typing import Any, Literal, Protocol, TypeAlias, TypeGuard

from .errors import Forbidden, Unauthorized

AuthCheck: TypeAlias = Callable[[Any, Any], "bool | Awaitable[bool]"]
"""Sees the framework's request and the validated input (``None`` without arguments).

It allows by returning true and refuses by returning false or by raising; it may be ``async``.
"""

AuthRule: TypeAlias = Literal[True, "staff", "superuser"] | str | AuthCheck | None
"""Any other text than the two words is a permission: ``"app.permission"``."""

AuthLabel: TypeAlias = Literal["none", "required", "staff", "superuser", "permission", "custom"]

_PERMISSION = re.compile(r"\w+\.\S+")


class ThreadRunner(Protocol):
    """Runs blocking work where it cannot block the event loop."""

    async def __call__(self, work: Callable[[], Any], /) -> Any: ...


def is_auth_rule(rule: object) -> bool:
    return rule is None or rule is True or rule in ("staff", "superuser") or callable(rule) or is_permission(rule)


def is_permission(rule: object) -> TypeGuard[str]:
    return isinstance(rule, str) and _PERMISSION.fullmatch(rule) is not None


def auth_label(rule: AuthRule) -> AuthLabel:
    """The word that the document uses for ``rule``."""
    if rule is None:
        return "none"
    if rule is True:
        return "required"
    if rule == "staff":
        return "staff"
    if rule == "superuser":
        return "superuser"
    return "permission" if is_permission(rule) else "custom"


def is_authenticated(user: Any) -> bool:
    """Raises TypeError for what was not awaited, which would be true whatever comes of it."""
    if inspect.isawaitable(user):
        raise TypeError(f"Of type {type(user).__name__}, this is no user: await it first.")
    if user is None or user is False or (isinstance(user, (str, bytes, dict)) and not user):
        return False
    return _flag(user, "is_authenticated", True)


def _flag(user: Any, name: str, missing: bool) -> bool:
    value = user.get(name, missing) if isinstance(user, dict) else getattr(user, name, missing)
    # Either is true as it stands, whatever would come of it.
    if callable(value) or inspect.isawaitable(value):
        raise TypeError(f"{name} of {type(user).__name__} is a {type(value).__name__}: make it a plain true or false.")
    return bool(value)


async def check_user(rule: AuthRule, user: Any, in_thread: ThreadRunner) -> None:
    """Checks what needs no input; a rule that is a function is left to :func:`check_request`."""
    if rule is None or callable(rule):
        return
    if not is_authenticated(user):
        raise Unauthorized
    if rule == "staff" and not _flag(user, "is_staff", False):
        raise Forbidden
    if rule == "superuser" and not _flag(user, "is_superuser", False):
        raise Forbidden
    if is_permission(rule):
        allowed = await in_thread(lambda: _has_permission(user, rule))
        if inspect.isawaitable(allowed):
            allowed = await allowed
        if not allowed:
            raise Forbidden


def _has_permission(user: Any, permission: str) -> Any:
    """True or false, or what is to be awaited. May ask a database."""
    return hasattr(user, "has_perm") and user.has_perm(permission)


def is_async_rule(rule: AuthRule) -> bool:
    if not callable(rule):
        return False
    return inspect.iscoroutinefunction(rule) or inspect.iscoroutinefunction(getattr(rule, "__call__", None))  # noqa: B004


async def check_request(rule: AuthRule, user: Any, request: Any, validated: Any, in_thread: ThreadRunner) -> None:
    """Asks a rule that is a function; refusing an anonymous user is ``Unauthorized``, else ``Forbidden``."""
    if not callable(rule):
        return
    check: AuthCheck = rule
    if is_async_rule(check):
        allowed = check(request, validated)
    else:
        allowed = await in_thread(lambda: check(request, validated))
    if inspect.isawaitable(allowed):
        allowed = await allowed
    if not allowed:
        raise Forbidden if is_authenticated(user) else Unauthorized
