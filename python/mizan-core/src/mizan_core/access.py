"""Who may call the functions of a backend: the default rule, the dependencies that protect, and the public rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from .auth import AuthRule, rule_diagnostics
from .diagnostics import DefinitionError
from .function import ServerFunction
from .operation import Kind, Operation

_ORDER: Sequence[Kind] = ("mutation", "call", "context")


def _unguarded(function: ServerFunction) -> Iterable[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Access:
    """What a backend adds to the rules that functions declare."""

    default: AuthRule = None
    """The rule of functions that declare none."""
    guards: Callable[[ServerFunction], Iterable[str]] = _unguarded
    """The names of the injected dependencies that refuse anonymous requests."""

    def guards_of(self, operation: Operation) -> list[str]:
        return list(dict.fromkeys(name for part in operation.parts for name in self.guards(part)))

    def public(self, operations: Iterable[Operation]) -> list[Operation]:
        """Those that anonymous users may call: mutations first, then other calls, then reads."""
        found = [each for each in operations if each.is_public(self.default) and not self.guards_of(each)]
        return sorted(found, key=lambda each: (_ORDER.index(each.kind), each.name))

    def describe_public(self, operations: Iterable[Operation]) -> str:
        """One line for each of them: its kind, its name and where it is defined."""
        found = self.public(operations)
        width = max((len(each.name) for each in found), default=0)
        return "".join(f"{each.kind:<8}  {each.name:<{width}}  {each.source}\n" for each in found)


def check_default_auth(setting: str, rule: Any) -> None:
    """Raises DefinitionError for a default rule that is none. ``setting`` says where it is configured."""
    diagnostics = list(rule_diagnostics(setting, rule, None))
    if diagnostics:
        raise DefinitionError(diagnostics)
