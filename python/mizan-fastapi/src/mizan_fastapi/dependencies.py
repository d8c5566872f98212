"""A function's injected parameters, analysed once and solved for each request by FastAPI's own machinery."""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any

from fastapi import BackgroundTasks, Request
from fastapi.dependencies.models import Dependant
from fastapi.dependencies.utils import get_dependant, solve_dependencies
from fastapi.exceptions import RequestValidationError
from starlette.responses import Response


def analyse(parameters: Sequence[inspect.Parameter]) -> Dependant:
    """FastAPI's view of the injected parameters, and of what they depend on in turn.

    Raises TypeError when a dependency wants what a call does not have: a path, a body, a query string that must be there.
    """

    def injected() -> None: ...

    keyword_only = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in parameters]
    injected.__signature__ = inspect.Signature(keyword_only)  # type: ignore[attr-defined]
    dependant = get_dependant(path="", call=injected)
    _refuse_foreign_input(dependant)
    return dependant


def _refuse_foreign_input(dependant: Dependant) -> None:
    required = [field for field in dependant.query_params if field.field_info.is_required()]
    for field in (*dependant.path_params, *dependant.body_params, *required):
        raise TypeError(
            f"dependency {getattr(dependant.call, '__qualname__', dependant.call)} needs {field.name!r} from the path, "
            f"query or body of the request, which a mizan call does not have; give it a default or take it as an argument"
        )
    for dependency in dependant.dependencies:
        _refuse_foreign_input(dependency)


@dataclass(frozen=True, slots=True)
class Shared:
    """What all functions of one request write to: headers and cookies, and tasks for after the answer."""

    response: Response
    background: BackgroundTasks


@asynccontextmanager
async def solved(dependant: Dependant, request: Request, shared: Shared) -> AsyncIterator[dict[str, Any]]:
    """The injected values by name, for as long as the block runs.

    Each function has exit stacks and a dependency cache of its own: the functions of a context run side by side, and
    most database sessions may not be shared by concurrent tasks. When the block ends, so do the `yield` dependencies,
    those of scope "function" first; an exception in the block reaches them.
    """
    async with AsyncExitStack() as request_stack, AsyncExitStack() as function_stack:
        stacks = {"fastapi_inner_astack": request_stack, "fastapi_function_astack": function_stack}
        yield await _solve(dependant, Request({**request.scope, **stacks}, request.receive), shared)


async def _solve(dependant: Dependant, request: Request, shared: Shared) -> dict[str, Any]:
    app = request.scope.get("app")
    solution = await solve_dependencies(
        request=request,
        dependant=dependant,
        response=shared.response,
        background_tasks=shared.background,
        dependency_overrides_provider=app if hasattr(app, "dependency_overrides") else None,
        async_exit_stack=request.scope["fastapi_inner_astack"],
        embed_body_fields=False,
    )
    if solution.errors:
        raise RequestValidationError(solution.errors)
    return solution.values
