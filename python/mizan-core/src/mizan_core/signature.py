"""The signature of a server function with its annotations resolved."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from .diagnostics import DefinitionError, Diagnostic
from .injection import arguments_of, is_injected, marker_hint, unknown_markers, unwrapped
from .source import SourceLocation, function_location

ANNOTATED: Any = inspect.Signature.empty
"""The type of the output is the return annotation."""

NO_METHODS = "Decorate a function outside of classes: a call has no instance."


@dataclass(frozen=True, slots=True)
class ResolvedSignature:
    """The arguments of clients, the parameters that the framework fills in, and the type of the result."""

    arguments: Mapping[str, inspect.Parameter]
    injected: Mapping[str, inspect.Parameter]
    returns: Any
    foreign_arguments: frozenset[str] = frozenset()
    """The arguments that the function itself does not take, but what is injected: query parameters of dependencies."""
    dependency_arguments: frozenset[str] = frozenset()
    """Those, and the function's own ones that dependencies read too."""


class UnknownMarker(DefinitionError):
    """A parameter has a marker without a meaning. This error is certain at import, unlike other errors in annotations,
    which may name something that their module defines further below."""


def resolve_signature(
    function: Callable[..., Any],
    name: str,
    source: SourceLocation,
    scope: Mapping[str, Any] | None,
    returns: Any = ANNOTATED,
) -> ResolvedSignature:
    """Resolves text annotations against the function's module, and ``scope`` where it was defined in a function. With
    another type of the output, the return annotation is not evaluated: it may name what only type checkers import."""
    is_annotated = returns is ANNOTATED
    hints = resolve_annotations(function if is_annotated else _without_return(function), name, source, scope)
    if is_annotated:
        returns = hints.get("return")
    arguments: dict[str, inspect.Parameter] = {}
    injected: dict[str, inspect.Parameter] = {}
    diagnostics: list[Diagnostic] = []
    markers: list[Diagnostic] = []
    for raw in inspect.signature(function).parameters.values():
        # A decorator may have added the parameter by `__signature__` alone.
        own = inspect.Parameter.empty if isinstance(raw.annotation, str) else raw.annotation
        parameter = raw.replace(annotation=hints.get(raw.name, own))
        plain = unwrapped(parameter)
        if is_injected(plain):
            injected[raw.name] = plain
        elif parameter.annotation is inspect.Parameter.empty:
            diagnostics.append(unannotated(name, raw.name, source))
        else:
            arguments[raw.name] = parameter
            markers += [unknown_marker(name, raw.name, each, source) for each in unknown_markers(parameter)]
    foreign: dict[str, inspect.Parameter] = {}
    shared: set[str] = set()
    for each in injected.values():
        for argument, parameter in arguments_of(each).items():
            known = arguments.get(argument) or foreign.setdefault(argument, parameter)
            if not _agree(known, parameter):
                diagnostics.append(disagreement(name, argument, source))
            if argument in arguments:
                shared.add(argument)
            markers += [unknown_marker(name, argument, marker, source) for marker in unknown_markers(parameter)]
    if markers:
        raise UnknownMarker(markers + diagnostics)
    if diagnostics:
        raise DefinitionError(diagnostics)
    return ResolvedSignature(
        {**arguments, **foreign}, injected, returns, frozenset(foreign), frozenset(foreign) | shared
    )


def _agree(one: inspect.Parameter, other: inspect.Parameter) -> bool:
    """Whether two parameters of one name, of the function and a dependency or of two dependencies, are one argument."""
    return bool(one.annotation == other.annotation and one.default == other.default)


def _without_return(function: Callable[..., Any]) -> Any:
    """What `get_type_hints` reads of a function, except its return annotation."""
    own = inspect.unwrap(function)
    annotations = {key: each for key, each in function.__annotations__.items() if key != "return"}
    return SimpleNamespace(__annotations__=annotations, __globals__=own.__globals__)


def resolve_annotations(
    function: Any, name: str, source: SourceLocation, scope: Mapping[str, Any] | None
) -> dict[str, Any]:
    """The annotations by the names of the parameters, and of ``return``."""
    try:
        return typing.get_type_hints(function, localns=dict(scope) if scope else None, include_extras=True)
    except NameError as error:
        raise DefinitionError(
            Diagnostic(
                f'{name} has an annotation that names "{error.name}", which is not defined at run time.',
                "Import it outside `if TYPE_CHECKING:`.",
                source,
            )
        ) from error
    except Exception as error:
        raise DefinitionError(
            Diagnostic(f"{name} has an annotation that cannot be evaluated: {error}", "Fix the annotation.", source)
        ) from error


def check_signature(
    function: Callable[..., Any], name: str, source: SourceLocation, returns: Any = ANNOTATED
) -> list[Diagnostic]:
    """The errors that are visible without evaluating annotations, which may not be possible yet at import."""
    hidden = hidden_by_decorator(function, source)
    if hidden is not None:
        return [hidden]
    diagnostics = check_parameters(function, name, source)
    if inspect.isgeneratorfunction(function) or inspect.isasyncgenfunction(function):
        diagnostics.append(
            Diagnostic(
                f"{name} is a generator function, but a client receives one result.",
                "Return a list instead of yielding.",
                source,
            )
        )
    if returns is ANNOTATED and inspect.signature(function).return_annotation is inspect.Signature.empty:
        diagnostics.append(
            Diagnostic(
                f"{name} has no return annotation.",
                "Annotate the result, such as `-> list[Project]`, or `-> None`.",
                source,
            )
        )
    return diagnostics


def hidden_by_decorator(function: Callable[..., Any], source: SourceLocation) -> Diagnostic | None:
    """The error if a decorator has replaced a function by a wrapper that takes anything."""
    kinds = {each.kind for each in inspect.signature(function).parameters.values()}
    if not kinds & {inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD}:
        return None
    own = inspect.unwrap(function)
    cells = [each.cell_contents for each in getattr(own, "__closure__", None) or () if _is_filled(each)]
    wrapped = next((each for each in cells if inspect.isfunction(each)), None)
    decorator, locals_, wrapper = own.__qualname__.rpartition(".<locals>.")
    if wrapped is None or not locals_:
        return None
    return Diagnostic(
        f"The decorator {decorator} hides the signature of {wrapped.__name__} ({function_location(wrapped)}).",
        f"Add `@functools.wraps({_variable_of(own, wrapped)})` above `def {wrapper}` in {decorator}, or put @client "
        "below the decorator.",
        source,
    )


def _variable_of(wrapper: Any, wrapped: Any) -> str:
    """The variable of the decorator that holds the wrapped function."""
    names = zip(wrapper.__code__.co_freevars, wrapper.__closure__, strict=True)
    return str(next(name for name, cell in names if _is_filled(cell) and cell.cell_contents is wrapped))


def _is_filled(cell: Any) -> bool:
    try:
        _ = cell.cell_contents
    except ValueError:
        return False
    return True


def check_parameters(function: Callable[..., Any], name: str, source: SourceLocation) -> list[Diagnostic]:
    """Those of the parameters alone."""
    diagnostics: list[Diagnostic] = []
    for parameter in inspect.signature(function).parameters.values():
        if parameter.kind in (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD):
            stars = "*" if parameter.kind is inspect.Parameter.VAR_POSITIONAL else "**"
            diagnostics.append(
                Diagnostic(
                    f"{name} takes {stars}{parameter.name}, which cannot be typed for clients.",
                    "Declare each argument by its name.",
                    source,
                )
            )
        elif parameter.kind is inspect.Parameter.POSITIONAL_ONLY:
            diagnostics.append(
                Diagnostic(
                    f"{name} takes {parameter.name} as a positional-only parameter, but clients send arguments by "
                    "name.",
                    "Remove the `/` from the signature.",
                    source,
                )
            )
        elif parameter.annotation is parameter.default is inspect.Parameter.empty:
            diagnostics.append(unannotated(name, parameter.name, source))
    return diagnostics


def unannotated(name: str, parameter: str, source: SourceLocation) -> Diagnostic:
    hint = f"Annotate the argument, such as `{parameter}: int`."
    if parameter == "request":  # most likely the framework's request, which is recognized by its type
        hint = "Annotate the argument: `request: HttpRequest` with Django, `request: Request` with FastAPI."
    if parameter in ("self", "cls"):
        hint = NO_METHODS
    return Diagnostic(f'The argument "{parameter}" of {name} has no type annotation.', hint, source)


def unknown_marker(name: str, parameter: str, marker: object, source: SourceLocation) -> Diagnostic:
    return Diagnostic(
        f'The argument "{parameter}" of {name} has the marker {type(marker).__name__}, which has no meaning there, so '
        "mizan cannot know whether clients may pass this argument.",
        marker_hint(marker)
        or f"Put the marker of a dependency at the top level of the annotation, as in "
        f"`{parameter}: Annotated[T, Depends(...)]`. A custom marker that injects nothing can derive from "
        "annotated_types.BaseMetadata.",
        source,
    )


def disagreement(name: str, argument: str, source: SourceLocation) -> Diagnostic:
    return Diagnostic(
        f'{name} and its dependencies declare "{argument}" with different types or defaults.',
        "Use the same declaration everywhere, or rename one argument.",
        source,
    )
