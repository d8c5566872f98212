"""An operation, which clients call: one server function, or several composed into one."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from pydantic import BaseModel

from .auth import AuthLabel, AuthRule, auth_label, is_async_rule, rule_in_effect
from .source import SourceLocation

if TYPE_CHECKING:
    from .function import ServerFunction
    from .input_model import InputModel

Kind: TypeAlias = Literal["call", "mutation", "context"]


class Invocation(NamedTuple):
    """One function with its validated arguments; parameters that the framework fills in are not among them."""

    function: ServerFunction
    input: BaseModel | None
    arguments: Mapping[str, Any]


class ValidatedCall(NamedTuple):
    """A call whose arguments fit: the input as a whole, and what to run, in order."""

    operation: Operation
    input: BaseModel | None
    invocations: Sequence[Invocation]


class Operation(ABC):
    """The common interface of :class:`ServerFunction` and :class:`Composition`."""

    name: str
    context: str | None
    affects: tuple[str, ...] | None
    auth: AuthRule
    deprecated: bool
    description: str | None
    source: SourceLocation
    meta: Mapping[str, Any] = MappingProxyType({})
    """What the application says about it to plugins, as JSON data."""
    atomic: bool = True
    """Whether the operation runs inside the transaction of a backend. Otherwise its writes stay when it fails."""

    @property
    def kind(self) -> Kind:
        if self.context is not None:
            return "context"
        return "call" if self.affects is None else "mutation"

    def rule(self, default: AuthRule) -> AuthRule:
        """The rule in effect, given the default rule of the backend. None if everyone may call the operation."""
        return rule_in_effect(self.auth, default)

    def auth_label(self, default: AuthRule) -> AuthLabel:
        """The word that the document uses for who may call this."""
        return auth_label(self.rule(default))

    @property
    @abstractmethod
    def parts(self) -> tuple[ServerFunction, ...]:
        """The functions that a call runs, in order."""

    def is_public(self, default: AuthRule) -> bool:
        """Whether anonymous users may call the operation."""
        return self.rule(default) is None

    @cached_property
    def needs_event_loop(self) -> bool:
        """Whether any function of it, or any rule that it declares, is async."""
        rules = [self.auth, *(part.auth for part in self.parts)]
        return any(part.is_async for part in self.parts) or any(map(is_async_rule, rules))

    @property
    def takes_files(self) -> bool:
        """Whether a call may carry files, as ``multipart/form-data``."""
        return self.input_model.takes_files

    @property
    @abstractmethod
    def input_model(self) -> InputModel:
        """Built on first use."""

    @abstractmethod
    def validate(self, args: Mapping[str, Any]) -> ValidatedCall:
        """Takes a JSON object; raises :class:`~mizan_core.errors.ValidationFailed`."""

    @abstractmethod
    def dump(self, results: Sequence[Any]) -> bytes:
        """JSON of what the parts returned. Raises whatever pydantic does when a result breaks its annotation."""

    @property
    def returns_response(self) -> bool:
        """Whether it returns a response of the framework."""
        return False

    @abstractmethod
    def prepare(self) -> None:
        """Builds every model now; raises :class:`~mizan_core.diagnostics.DefinitionError`."""
