"""Authorization: the rules of ``@client(auth=...)`` and how they are checked.

A user is any object. ``None``, ``False``, an empty string, mapping or list is anonymous; the number 0 is a user.
``is_authenticated`` (true when missing), ``is_staff`` and ``is_superuser`` (false when missing) are read from its
attributes or, of a mapping, from its keys, and ``has_perm("app.permission")``, which may be async, is called (a user
without that method has no permission).

Only ``True`` grants access, as a flag, as the result of ``has_perm`` or of a rule that is a function. A value that is
not a bool denies access and is logged, since it is most likely a programming error.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping
from types import FunctionType, GeneratorType, MethodType, NoneType
from typing import Any, Literal, Protocol, TypeAlias, TypeGuard

from .auth_function import describe_rule, function_diagnostics, result_hint
from .diagnostics import Diagnostic
from .errors import Forbidden, Unauthorized
from .naming import did_you_mean
from .source import SourceLocation
from .subject import logger

AuthCheck: TypeAlias = Callable[[Any, Any], "bool | Awaitable[bool]"]
"""Receives the framework's request and the validated input (``None`` without arguments).

A check grants access by returning ``True``, and denies it by returning ``False`` or by raising; a check may be
``async``. Any other result denies access and is logged.
"""

AuthRule: TypeAlias = bool | Literal["staff", "superuser"] | str | AuthCheck | None
"""``True`` means any user who is signed in, ``False`` everyone. ``None`` leaves the decision to the default rule of the
backend. A string other than "staff" and "superuser" is a permission: ``"app.permission"``."""

AuthLabel: TypeAlias = Literal["none", "required", "staff", "superuser", "permission", "custom"]

_NO_USERS = (type, FunctionType, MethodType, GeneratorType, BaseException)
"""Types that are never a user: most likely the application forgot to call or to raise the object."""

_PERMISSION = re.compile(r"\w+\.\S+")


class ThreadRunner(Protocol):
    """Runs blocking work where it cannot block the event loop."""

    async def __call__(self, work: Callable[[], Any], /) -> Any: ...


def is_auth_rule(rule: object) -> bool:
    if isinstance(rule, str):
        return rule in ("staff", "superuser") or is_permission(rule)
    return rule is None or isinstance(rule, bool) or callable(rule)


def rule_in_effect(rule: AuthRule, default: AuthRule) -> AuthRule:
    """The rule of a function, given the default rule of the backend. None if everyone may call the function."""
    chosen = default if rule is None else rule
    return None if chosen is False else chosen


def rule_diagnostics(name: str, rule: object, source: SourceLocation | None) -> Iterator[Diagnostic]:
    """Errors in the rule of the operation ``name`` that can be found without calling the rule."""
    if not is_auth_rule(rule):
        yield Diagnostic(
            f"auth={rule!r} of {name} is not a rule.",
            did_you_mean(
                rule,
                ["staff", "superuser"],
                'Use True, False, "staff", "superuser", "app.permission" or a function of the request and the input.',
            ),
            source,
        )
    elif callable(rule):
        yield from function_diagnostics(name, rule, source)


def is_permission(rule: object) -> TypeGuard[str]:
    return isinstance(rule, str) and _PERMISSION.fullmatch(rule) is not None


def auth_label(rule: AuthRule) -> AuthLabel:
    """The name of the rule in the document."""
    if rule is None or rule is False:
        return "none"
    if rule is True:
        return "required"
    if rule == "staff":
        return "staff"
    if rule == "superuser":
        return "superuser"
    return "permission" if is_permission(rule) else "custom"


def is_authenticated(user: Any) -> bool:
    """Raises TypeError for an awaitable or a function, which would always count as a user."""
    if inspect.isawaitable(user):
        raise TypeError(f"The user is a {type(user).__name__}, which must be awaited first.")
    if isinstance(user, _NO_USERS):
        raise TypeError(f"The user is a {type(user).__name__}. Pass the user itself.")
    # A lazy user reports the class of its target, so a lazy None is recognized too.
    if isinstance(user, (NoneType, bool, Collection)) and not user:
        return False
    return _flag(user, "is_authenticated", True)


def _flag(user: Any, name: str, missing: bool) -> bool:
    value = user.get(name, missing) if isinstance(user, Mapping) else getattr(user, name, missing)
    if value is True or value is False or value is None:
        return value is True
    # A function or awaitable is always true, whatever its result would be.
    if callable(value) or inspect.isawaitable(value):
        raise TypeError(f"{name} of {type(user).__name__} is a {type(value).__name__}. Make it True or False.")
    _report(f"{name} of {type(user).__name__} is", value, "Make it True or False.")
    return False


def _report(what: str, result: object, hint: str) -> None:
    """Logs the type only, since the value may be private."""
    logger.error("%s of type %s, not bool, so access is denied. %s", what, type(result).__name__, hint)


async def check_user(rule: AuthRule, user: Any, in_thread: ThreadRunner) -> None:
    """Checks every rule that needs no input. :func:`check_request` checks a rule that is a function."""
    if rule is None or callable(rule):
        return
    if not is_authenticated(user):
        raise Unauthorized
    if rule is True:
        return
    if rule == "staff":
        allowed = _flag(user, "is_staff", False)
    elif rule == "superuser":
        allowed = _flag(user, "is_superuser", False)
    elif is_permission(rule):
        allowed = await _has_permission(user, rule, in_thread)
    else:  # the function was not checked by a decorator
        raise TypeError(f"auth={rule!r} is not a rule.")
    if not allowed:
        raise Forbidden


async def _has_permission(user: Any, permission: str, in_thread: ThreadRunner) -> bool:
    # has_perm() may query a database.
    result = await in_thread(lambda: hasattr(user, "has_perm") and user.has_perm(permission))
    if inspect.isawaitable(result):
        result = await result
    if result is not True and result is not False:
        _report(f'has_perm("{permission}") of {type(user).__name__} returned a value', result, "Return True or False.")
    return result is True


def is_async_rule(rule: AuthRule) -> bool:
    if not callable(rule):
        return False
    return inspect.iscoroutinefunction(rule) or inspect.iscoroutinefunction(getattr(rule, "__call__", None))  # noqa: B004


async def check_request(
    rule: AuthRule, name: str, user: Any, request: Any, validated: Any, in_thread: ThreadRunner
) -> None:
    """Calls a rule that is a function, for the operation ``name``. Raises ``Unauthorized`` for an anonymous user and
    ``Forbidden`` for others."""
    if not callable(rule):
        return
    check: AuthCheck = rule
    if is_async_rule(check):
        result: Any = check(request, validated)
    else:
        result = await in_thread(lambda: check(request, validated))
    if inspect.isawaitable(result):
        result = await result
    if result is True:
        return
    if result is not False:
        _report(f"The rule {describe_rule(check)} of {name} returned a value", result, result_hint(check, result))
    raise Forbidden if is_authenticated(user) else Unauthorized
