"""Compositions: several functions that clients call as one."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import to_json

from .auth import AuthLabel, AuthRule, auth_label, rule_diagnostics, rule_in_effect
from .diagnostics import DefinitionError, Diagnostic
from .function import ServerFunction
from .input_model import InputModel
from .meta import Meta, meta_diagnostics, plain_meta
from .naming import is_name
from .operation import Operation, ValidatedCall
from .registry import Registry, default_registry
from .source import SourceLocation

# From the least to the most strict. A rule that is a function cannot be ranked, so it counts as the most strict.
_LABELS: Sequence[AuthLabel] = ("none", "required", "staff", "superuser", "permission", "custom")


class Composition(Operation):
    """See :func:`register_compose`."""

    context = None

    def __init__(
        self,
        name: str,
        parts: Sequence[ServerFunction],
        *,
        auth: AuthRule,
        deprecated: bool,
        description: str | None,
        source: SourceLocation,
        meta: Meta | None,
    ) -> None:
        self.name = name
        self.auth = auth
        self.deprecated = deprecated
        self.description = description
        self.meta = plain_meta(meta)
        self.source = source
        self._parts = tuple(parts)
        affected = {context for part in parts for context in part.affects or ()}
        mutates = any(part.affects is not None for part in parts)
        self.affects = tuple(sorted(affected)) if mutates else None

    @property
    def parts(self) -> tuple[ServerFunction, ...]:
        return self._parts

    def rule(self, default: AuthRule) -> AuthRule:
        """The default rule applies to the parts, so a composition without a rule adds none of its own."""
        return rule_in_effect(self.auth, None)

    def auth_label(self, default: AuthRule) -> AuthLabel:
        labels = [auth_label(self.rule(default)), *(part.auth_label(default) for part in self.parts)]
        return max(labels, key=_LABELS.index)

    def is_public(self, default: AuthRule) -> bool:
        return super().is_public(default) and all(part.is_public(default) for part in self.parts)

    @cached_property
    def input_model(self) -> InputModel:
        for part in self.parts:
            _ = part.input_model.shapes  # raises where one has no JSON form
        merged: dict[str, inspect.Parameter] = {}
        diagnostics: list[Diagnostic] = []
        for part in self.parts:
            for name, parameter in part.signature.arguments.items():
                known = merged.setdefault(name, parameter)
                if known is parameter:
                    continue
                if _schema(known) != _schema(parameter):
                    diagnostics.append(
                        Diagnostic(
                            f'The functions composed in {self.name} have an argument "{name}" with different types.',
                            "Use the same type in all functions, or different names.",
                            part.source,
                        )
                    )
                if parameter.default is inspect.Parameter.empty:
                    merged[name] = parameter
        if diagnostics:
            raise DefinitionError(diagnostics)
        return InputModel(self.name, self.source, merged, self.description)

    def prepare(self) -> None:
        diagnostics = [
            Diagnostic(
                f"{part.name} returns a framework response, so it cannot be part of the composition {self.name}.",
                "Let clients call it on its own.",
                self.source,
            )
            for part in self.parts
            if part.returns_response
        ]
        if diagnostics:
            raise DefinitionError(diagnostics)
        for part in self.parts:
            part.prepare()
        _ = self.input_model.model

    def validate(self, args: Mapping[str, Any]) -> ValidatedCall:
        validated = self.input_model.validate(args)
        # Each part gets only the arguments that were passed, so that its own defaults apply to the others.
        invocations = [
            part.invocation({name: args[name] for name in part.input_model.parameters if name in args})
            for part in self.parts
        ]
        return ValidatedCall(self, validated, invocations)

    def dump(self, results: Sequence[Any]) -> bytes:
        members = (
            b"%b:%b" % (to_json(part.name), part.dump([result]))
            for part, result in zip(self.parts, results, strict=True)
        )
        return b"{%b}" % b",".join(members)


def register_compose(
    name: str,
    functions: Sequence[Callable[..., Any]],
    *,
    auth: AuthRule = None,
    deprecated: bool = False,
    description: str | None = None,
    meta: Meta | None = None,
    registry: Registry | None = None,
) -> Composition:
    """Offers several functions as one: a call runs them in order, and returns the results by the names of the
    functions.

    - The input has the arguments of every part. Arguments with the same name are one argument: their types must be
      equal, the argument is required if any part requires it, and each part has its own default.
    - The user must satisfy ``auth`` and the rule of every part; all are checked before any part runs.
    - It is a mutation if any part is, and affects what its parts affect. An invalidation is scoped only by what
      every part that affects the context has.
    - The parts run as one unit of work: the first failure is the failure of the whole. So a function with
      ``atomic=False`` cannot be a part.

    ``functions`` are decorated functions of the same registry. They stay callable on their own.
    Raises :class:`~mizan_core.diagnostics.DefinitionError`.
    """
    chosen = default_registry if registry is None else registry
    caller = sys._getframe(1)
    source = SourceLocation(caller.f_code.co_filename, caller.f_lineno)
    by_function = {each.function: each for each in chosen if isinstance(each, ServerFunction)}
    diagnostics = [
        Diagnostic(
            f"{name} composes {function!r}, which is not available to clients.",
            "Decorate the function with @client.",
            source,
        )
        for function in functions
        if function not in by_function
    ]
    diagnostics += [
        Diagnostic(
            f"{name} composes {part.name}, which has atomic=False, but a composition is one unit of work.",
            "Call it on its own, before or after the composition.",
            source,
        )
        for part in map(by_function.get, functions)
        if part is not None and not part.atomic
    ]
    if not is_name(name):
        diagnostics.append(Diagnostic(f"{name!r} is not a valid name.", "Use letters, digits and underscores.", source))
    if len(set(functions)) < max(len(functions), 1):
        diagnostics.append(
            Diagnostic(
                f"{name} must compose at least one function, and each only once.", "List each function once.", source
            )
        )
    diagnostics += [*rule_diagnostics(name, auth, source), *meta_diagnostics(name, meta, source)]
    if diagnostics:
        raise DefinitionError(diagnostics)
    composition = Composition(
        name,
        [by_function[function] for function in functions],
        auth=auth,
        deprecated=deprecated,
        description=description,
        source=source,
        meta=meta,
    )
    chosen.register(composition)
    return composition


def _schema(parameter: inspect.Parameter) -> Any:
    return TypeAdapter(parameter.annotation).json_schema()
