"""Injected parameters: analysed once a function, solved for each request, both by FastAPI's own machinery."""

import inspect
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any

from fastapi import BackgroundTasks, Request
from fastapi.dependencies.models import Dependant
from fastapi.dependencies.utils import get_dependant, solve_dependencies
from fastapi.exceptions import FastAPIError, RequestValidationError
from mizan_core import DefinitionError, Mistake, ServerFunction
from starlette.responses import Response

REQUEST_STACK = "fastapi_inner_astack"
FUNCTION_STACK = "fastapi_function_astack"


@dataclass(frozen=True, slots=True)
class SideEffects:
    """What functions and dependencies do to the answer besides their result; one for each HTTP request."""

    response: Response
    """Its headers and cookies are sent, its status is not: a failure is raised."""
    background: BackgroundTasks
    """Run after the answer was sent."""


def analyse(function: ServerFunction) -> Dependant | None:
    """FastAPI's view of the parameters that it fills, and of what these depend on in turn; None without any.

    Raises DefinitionError when a dependency wants what a call does not have: a path, a body, a query string.
    """
    if not function.signature.injected:
        return None
    try:
        dependant = get_dependant(path="", call=_stand_in(function.signature.injected.values()))
    except (AssertionError, FastAPIError) as error:
        message = f"FastAPI refuses a parameter of {function.name} or of its dependencies: {error}"
        raise DefinitionError(Mistake(message, "Mend its declaration.", function.source)) from error
    mistakes = [
        Mistake(
            f'A dependency of {function.name} needs "{name}" from the {place} of the request, but a call has none.',
            "Give it a default there, or take it as an argument of the function.",
            function.source,
        )
        for place, name in _foreign_input(dependant)
    ]
    if mistakes:
        raise DefinitionError(mistakes)
    return dependant


def _stand_in(parameters: Iterable[inspect.Parameter]) -> Any:
    """A callable that has only these parameters, for FastAPI to look at."""

    def injected() -> None:
        """Never called."""

    keyword_only = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in parameters]
    injected.__signature__ = inspect.Signature(keyword_only)  # type: ignore[attr-defined]
    return injected


def _foreign_input(dependant: Dependant) -> Iterator[tuple[str, str]]:
    yield from (("path", field.name) for field in dependant.path_params)
    yield from (("body", field.name) for field in dependant.body_params)
    yield from (("query", field.name) for field in dependant.query_params if field.field_info.is_required())
    for dependency in dependant.dependencies:
        yield from _foreign_input(dependency)


@asynccontextmanager
async def lifetime(request: Request) -> AsyncIterator[Request]:
    """The request as dependencies see it for the length of one unit of work.

    When the block ends, so do the `yield` dependencies, those of scope "function" first: what they commit is
    committed before contexts are read again. An exception in the block reaches them.
    """
    async with AsyncExitStack() as request_stack, AsyncExitStack() as function_stack:
        stacks = {REQUEST_STACK: request_stack, FUNCTION_STACK: function_stack}
        yield Request({**request.scope, **stacks}, request.receive)


async def solve(dependant: Dependant, request: Request, effects: SideEffects, cache: dict[Any, Any]) -> dict[str, Any]:
    """The injected values by name. `cache` is shared by functions that share a `lifetime`.

    Raises RequestValidationError, or whatever a dependency raises.
    """
    app = request.scope.get("app")
    solution = await solve_dependencies(
        request=request,
        dependant=dependant,
        response=effects.response,
        background_tasks=effects.background,
        dependency_overrides_provider=app if hasattr(app, "dependency_overrides") else None,
        dependency_cache=cache,
        async_exit_stack=request.scope[REQUEST_STACK],
        embed_body_fields=False,
    )
    if solution.errors:
        raise RequestValidationError(solution.errors)
    return solution.values
