"""``@client``: offers a function to clients."""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Callable, Iterable
from typing import Any, TypeVar, overload

from .affects import Affects, contexts_of, form_diagnostics, narrowing_diagnostics, narrowing_of
from .auth import AuthRule, rule_diagnostics
from .cache_policy import CachePolicy, CacheScope, cache_diagnostics, shared_diagnostics
from .constant import constant_diagnostics
from .diagnostics import DefinitionError, Diagnostic
from .function import ServerFunction
from .injection import knows_frameworks
from .meta import Meta, meta_diagnostics
from .naming import is_name
from .registry import Registry, default_registry
from .signature import ANNOTATED, NO_METHODS, check_signature
from .source import SourceLocation, function_location

F = TypeVar("F", bound=Callable[..., Any])


@overload
def client(function: F, /) -> F: ...


@overload
def client(
    *,
    context: str | None = None,
    constant: bool = False,
    affects: Affects | None = None,
    auth: AuthRule = None,
    returns: Any = ANNOTATED,
    name: str | None = None,
    deprecated: bool = False,
    registry: Registry | None = None,
    cache: float | None = None,
    cache_scope: CacheScope | None = None,
    shared_max_age: int | None = None,
    atomic: bool = True,
    meta: Meta | None = None,
) -> Callable[[F], F]: ...


def client(
    function: F | None = None,
    /,
    *,
    context: str | None = None,
    constant: bool = False,
    affects: Affects | None = None,
    auth: AuthRule = None,
    returns: Any = ANNOTATED,
    name: str | None = None,
    deprecated: bool = False,
    registry: Registry | None = None,
    cache: float | None = None,
    cache_scope: CacheScope | None = None,
    shared_max_age: int | None = None,
    atomic: bool = True,
    meta: Meta | None = None,
) -> F | Callable[[F], F]:
    """Offers a function to clients. Returns the function unchanged.

    ``context`` makes it a read that clients fetch together with the others of that context; ``constant=True`` says that
    no mutation changes its result. ``affects`` makes it a mutation, and names the contexts whose mounted instances it
    makes stale (an empty list: none). Which instances, its arguments say that are named like their parameters (never
    ``id``, ``pk``, ``uuid`` or ``slug``); ``affects={"project": ["project_id"]}`` says which arguments do, and
    ``{"project": []}`` that it is every instance.
    ``auth`` is ``True`` (any signed-in user), ``False`` (everyone), ``"staff"``, ``"superuser"``, a permission
    (``"app.permission"``) or a function of the request and the validated input, which grants access by returning
    ``True``; by default the backend's default rule applies, which is ``False`` if none is configured. ``name`` is what
    clients call it, by default its own name.

    ``returns`` is the type of the output where the annotation is another: a function annotated ``-> QuerySet[Project]``
    for type checkers has ``returns=list[ProjectOut]`` for clients.

    ``cache`` keeps results of a context's function for so many seconds, or until a mutation affects them; they are each
    user's own unless ``cache_scope`` is ``"public"``. ``shared_max_age`` lets a CDN or proxy keep such a public result
    too, for so many seconds, in which it may be older than a mutation.

    ``atomic=False`` runs it outside the transaction that Django's backend opens, so that what it writes stays when it
    fails: for a function that signs a user in and counts failures. FastAPI's backend opens none and refuses the option.

    ``meta`` is JSON data for plugins of the build, such as ``{"audience": "admin"}``; it has no effect of its own.

    Raises :class:`~mizan_core.diagnostics.DefinitionError` for errors that can be found at import.
    """
    caller = sys._getframe(1)
    place = SourceLocation(os.path.abspath(caller.f_code.co_filename), caller.f_lineno)
    scope = None if caller.f_locals is caller.f_globals else dict(caller.f_locals)

    def offer(function: F) -> F:
        wrong = not_a_function(function, place)
        if wrong is not None:
            raise DefinitionError(wrong)
        source = function_location(function)
        offered = function.__name__ if name is None else name
        malformed = list(form_diagnostics(offered, affects, source))
        if malformed:
            raise DefinitionError(malformed)
        contexts = contexts_of(affects)
        diagnostics = [
            *check_options(offered, context, contexts, auth, source),
            *constant_diagnostics(offered, constant, context, source),
            *deprecation_diagnostics(offered, deprecated, source),
            *atomic_diagnostics(offered, atomic, source),
            *meta_diagnostics(offered, meta, source),
            *cache_diagnostics(offered, context, cache, cache_scope, source),
            *shared_diagnostics(offered, shared_max_age, cache_scope, auth, source),
            *check_signature(function, offered, source, returns),
            *narrowing_diagnostics(function, offered, affects, source),
        ]
        if diagnostics:
            raise DefinitionError(diagnostics)
        operation = ServerFunction(
            function,
            name=offered,
            context=context,
            constant=constant,
            affects=contexts,
            narrowing=narrowing_of(affects),
            auth=auth,
            deprecated=deprecated,
            scope=scope if has_text_annotations(function) else None,
            cache=None if cache is None else CachePolicy(cache, cache_scope or "user", shared_max_age),
            atomic=atomic,
            meta=meta,
            returns=returns,
        )
        if knows_frameworks():
            operation.check_injected()
        (default_registry if registry is None else registry).register(operation)
        return function

    return offer if function is None else offer(function)


def not_a_function(given: Any, source: SourceLocation) -> Diagnostic | None:
    """The error if ``given`` is not a function. A string is most likely meant for one of the options."""
    if isinstance(given, classmethod):
        return Diagnostic("@client must decorate a function, not a class method.", NO_METHODS, source)
    if inspect.isfunction(inspect.unwrap(given)):
        return None
    if isinstance(given, str):
        options = f'@client(context="{given}") for a read, @client(affects="{given}") for a mutation'
        return Diagnostic(
            f'@client("{given}") is missing the name of the option.',
            f'Write {options}, or @client(name="{given}") for its name.',
            source,
        )
    return Diagnostic(
        f"@client must decorate a function, not {given!r}.", "Put @client directly above `def` or `async def`.", source
    )


def has_text_annotations(function: Callable[..., Any]) -> bool:
    """Whether an annotation is a string, which may name a local variable of an enclosing function."""
    return any(isinstance(each, str) for each in function.__annotations__.values())


def deprecation_diagnostics(name: str, deprecated: object, source: SourceLocation) -> Iterable[Diagnostic]:
    if not isinstance(deprecated, bool):
        yield Diagnostic(
            f"deprecated={deprecated!r} of {name} must be True or False.",
            "Use deprecated=True, and name the replacement in the docstring.",
            source,
        )


def atomic_diagnostics(name: str, atomic: object, source: SourceLocation) -> Iterable[Diagnostic]:
    if not isinstance(atomic, bool):
        yield Diagnostic(
            f"atomic={atomic!r} of {name} must be True or False.",
            "Use atomic=False for a function whose writes must stay when it fails, or leave it out.",
            source,
        )


def check_options(
    name: str, context: str | None, affects: tuple[str, ...] | None, auth: object, source: SourceLocation
) -> Iterable[Diagnostic]:
    """Errors in the options of the decorator."""
    for what, given in [("name", name), ("context", context), *(("affects", each) for each in affects or ())]:
        if given is not None and not is_name(given):
            yield Diagnostic(
                f"{what}={given!r} of {name} is not a valid name.", "Use letters, digits and underscores.", source
            )
    if context is not None and affects is not None:
        yield Diagnostic(
            f"{name} has both context= and affects=, but a function that reads a context changes nothing.",
            "Keep either context= or affects=.",
            source,
        )
    yield from rule_diagnostics(name, auth, source)
