"""Finds the user of a request: by a bearer token, or by the application's own dependency or function."""

from __future__ import annotations

import inspect
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeAlias, get_origin

from fastapi import Request, params
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError
from mizan_core import DefinitionError, Diagnostic, MizanError
from pydantic.fields import FieldInfo
from starlette.exceptions import HTTPException

from .bearer import Bearer, ask, is_sent_with
from .dependencies import analyse_user
from .lifetime import Lifetime
from .overrides import Overriding, acting_user, overrides

FindUser: TypeAlias = Callable[[Request], Any | Awaitable[Any]] | params.Depends
"""``Depends(current_user)``, or a function of the request; either may be async."""

logger = logging.getLogger("mizan")


@dataclass(frozen=True, slots=True)
class Refusal:
    """The application's dependency raised an exception. The request is anonymous, and protected functions raise
    this."""

    error: Exception


class Users:
    """Finds the user of a request."""

    def __init__(self, find: FindUser | None = None, bearer: Bearer | None = None) -> None:
        self.bearer = bearer
        self.dependant: Dependant | None = None
        self._function: Callable[[Request], Any] | None = None
        if isinstance(find, params.Depends):
            self.dependant = analyse_user(find)
        elif find is not None:
            self._function = function_of_request(find)
        self._asks_app = find is not None

    @property
    def is_configured(self) -> bool:
        """Whether the application configured any way to find the user."""
        return self.bearer is not None or self._asks_app

    def finds(self, request: Request) -> bool:
        """Whether mizan finds the user of this request itself. Otherwise it is what a middleware has put into
        `request.state.user`."""
        if self._asks_app or acting_user(request.scope) is not None:
            return True
        return self.bearer is not None and is_sent_with(request)

    @property
    def dependency(self) -> Dependant | None:
        """The dependency itself."""
        return None if self.dependant is None else self.dependant.dependencies[0]

    def overrides(self, request: Request) -> Overriding:
        """The dependencies that tests replace for this request."""
        return overrides(request.scope, None if self.dependency is None else self.dependency.call)

    async def find(self, request: Request, lifetime: Callable[[], Lifetime]) -> Any:
        """The user, None for an anonymous request, or a `Refusal`. To be asked where `finds` is true.

        Raises InvalidToken, and what the application's code raises unexpectedly.
        """
        user = acting_user(request.scope)
        if user is None and self.bearer is not None:
            user = await self.bearer.user(request)
        if user is not None:
            return user
        try:
            return await self._found_by_app(request, lifetime)
        except (HTTPException, MizanError, RequestValidationError) as error:
            if not 400 <= _status(error) < 500:
                raise
            logger.info("The request is anonymous: user= raised status %s", _status(error))
            return Refusal(error)

    async def _found_by_app(self, request: Request, lifetime: Callable[[], Lifetime]) -> Any:
        if self.dependant is not None:
            return (await lifetime().solve(self.dependant))["user"]
        if self._function is None:
            return None
        override = self.overrides(request).get(self._function)
        if override is not None:
            return (await lifetime().solve(analyse_user(params.Depends(override))))["user"]
        return await ask(self._function, request)


def _status(error: HTTPException | MizanError | RequestValidationError) -> int:
    match error:
        case HTTPException():
            return error.status_code
        case MizanError():
            return error.status
    return 422


def function_of_request(find: FindUser) -> Callable[[Request], Any]:
    """Checks that a function takes the request and nothing else. Raises DefinitionError."""
    if callable(find) and get_origin(find) is None:
        try:
            signature = inspect.signature(find)
        except ValueError:  # a builtin without a signature
            return find
        with suppress(TypeError):
            bound = signature.bind(None)
            if all(_may_be_the_request(signature.parameters[name]) for name in bound.arguments):
                return find
    name = getattr(find, "__qualname__", repr(find))
    raise DefinitionError(
        Diagnostic(
            f"user={name} must be a function whose only argument is the request.",
            "Pass user=Depends(current_user), or a function of the request.",
        )
    )


def _may_be_the_request(parameter: inspect.Parameter) -> bool:
    annotation = parameter.annotation
    if isinstance(parameter.default, params.Depends | FieldInfo):
        return False
    if isinstance(annotation, str):
        return annotation.endswith(("Request", "HTTPConnection", "Any"))
    if annotation in (inspect.Parameter.empty, Any):
        return True
    return isinstance(annotation, type) and issubclass(Request, annotation)
