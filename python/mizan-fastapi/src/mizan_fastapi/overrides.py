"""Dependencies that tests replace: those of `app.dependency_overrides`, and the one that finds the user."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from starlette.types import Scope

Overriding: TypeAlias = Mapping[Callable[..., Any], Callable[..., Any]]

_ACTING = "mizan.acting"


@dataclass(frozen=True, slots=True)
class Acting:
    """Who a test client sends its requests as. It is part of the scope, which no request can write to."""

    user: Any
    """None leaves it to the application to find the user."""

    def enter(self, scope: Scope) -> None:
        scope[_ACTING] = self


def acting(scope: Scope) -> Acting | None:
    """None for a request that no test client has sent."""
    found: Acting | None = scope.get(_ACTING)
    return found


def acting_user(scope: Scope) -> Any:
    """None where the application has to find the user."""
    found = acting(scope)
    return None if found is None else found.user


def overrides(scope: Scope, find_user: Callable[..., Any] | None) -> Overriding:
    """All that are in force for a request. `find_user` is the dependency that finds the user."""
    of_app: Overriding = getattr(scope.get("app"), "dependency_overrides", None) or {}
    user = acting_user(scope)
    if user is None or find_user is None:
        return of_app

    async def found() -> Any:
        return user

    return {**of_app, find_user: found}


@dataclass(frozen=True, slots=True)
class Overrides:
    """What FastAPI expects of an app when it looks for overrides."""

    dependency_overrides: Overriding
