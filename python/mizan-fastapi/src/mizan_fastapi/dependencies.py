"""Analyses the injected parameters of a function, and those that it shares with other functions. Once per function."""

import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fastapi import params
from fastapi.dependencies.models import Dependant
from fastapi.security.api_key import APIKeyBase
from fastapi.security.base import SecurityBase
from mizan_core import DefinitionError, Diagnostic, ServerFunction
from mizan_core.source import SourceLocation

from .injection import REFUSED, dependant_of, dependants, query_fields

Shared = frozenset[object]
"""What functions must not use at the same time: dependencies that are resolved once for all of them, the request, the
response and its background tasks. Opaque; only compared."""

_REQUEST, _RESPONSE, _BACKGROUND = "the request", "the response", "the background tasks"


@dataclass(frozen=True, slots=True)
class Injected:
    """What one function has filled in."""

    dependant: Dependant
    shared: Shared

    @property
    def uses_request(self) -> bool:
        """Whether the function or one of its dependencies sees the request itself, a security scheme apart."""
        return any(
            each.request_param_name is not None or each.http_connection_param_name is not None
            for each in dependants(self.dependant)
            if _scheme(each) is None
        )

    def depends_on(self, user: Dependant) -> bool:
        """Whether the dependency that finds the user is among its own, for the same security scopes."""
        return any(each.call is user.call and _scopes(each) == _scopes(user) for each in dependants(self.dependant))

    @property
    def security_schemes(self) -> Iterator[SecurityBase]:
        for each in dependants(self.dependant):
            scheme = _scheme(each)
            if scheme is not None:
                yield scheme


def analyse(function: ServerFunction) -> Injected | None:
    """None for a function without injected parameters.

    Raises DefinitionError for parts that a call does not have: a path, a body, a query parameter that is not an
    argument."""
    if not function.signature.injected:
        return None
    try:
        dependant = dependant_of(list(function.signature.injected.values()))
    except REFUSED as error:
        message = f"FastAPI refuses a parameter of {function.name} or of its dependencies: {error}"
        raise DefinitionError(Diagnostic(message, "Fix its declaration.", function.source)) from error
    diagnostics = list(_unusable(dependant, function.name, function.source))
    if diagnostics:
        raise DefinitionError(diagnostics)
    return Injected(dependant, frozenset(_shared(dependant)))


def analyse_user(user: params.Depends) -> Dependant:
    """The dependency that finds the user, as the only one of a dependant.

    Raises DefinitionError for parts that some requests to mizan do not have: a path, a body, a query.
    """
    parameter = inspect.Parameter("user", inspect.Parameter.KEYWORD_ONLY, default=user)
    try:
        dependant = dependant_of([parameter])
    except REFUSED as error:
        message = f"FastAPI refuses the dependency that is passed as user=, or one of its dependencies: {error}"
        raise DefinitionError(Diagnostic(message, "Fix its declaration.")) from error
    diagnostics = [
        *_unusable(dependant, "user=", None),
        *(
            Diagnostic(
                f'A dependency of user= reads the query parameter "{field.alias}", which other requests do not have.',
                "Read a header or a cookie instead.",
            )
            for each in dependants(dependant)
            for field in query_fields(each)
        ),
    ]
    if diagnostics:
        raise DefinitionError(diagnostics)
    return dependant


def _unusable(dependant: Dependant, name: str, source: SourceLocation | None) -> Iterator[Diagnostic]:
    for each in dependants(dependant):
        for place, fields in (("path", each.path_params), ("body", each.body_params)):
            for field in fields:
                message = f'A dependency of {name} needs "{field.name}" from the {place} of the request'
                yield Diagnostic(
                    f"{message}, but a call to mizan has none.",
                    "Declare it as an argument of the function.",
                    source,
                )
        for field in query_fields(each):
            if not field.alias.isidentifier():
                yield Diagnostic(
                    f'A dependency of {name} reads the query parameter "{field.alias}", which is not a valid '
                    "argument name.",
                    "Use a name of letters, digits and underscores.",
                    source,
                )
        if each.websocket_param_name is not None:
            yield Diagnostic(f"{name} or one of its dependencies takes a WebSocket.", "Use a Request instead.", source)
        scheme = _scheme(each)
        if isinstance(scheme, APIKeyBase) and scheme.model.in_.value == "query":
            yield Diagnostic(
                f"{name} depends on an API key in the query string, which clients cannot send.",
                "Use APIKeyHeader or APIKeyCookie.",
                source,
            )


def _shared(root: Dependant) -> Iterator[object]:
    for each in dependants(root):
        if each is not root and each.use_cache:
            yield each.call
        if each.request_param_name is not None or each.http_connection_param_name is not None:
            yield _REQUEST
        if each.response_param_name is not None:
            yield _RESPONSE
        if each.background_tasks_param_name is not None:
            yield _BACKGROUND


def _scheme(dependant: Dependant) -> SecurityBase | None:
    call: Any = dependant.call
    return call if isinstance(call, SecurityBase) else None


def _scopes(dependant: Dependant) -> frozenset[str]:
    return frozenset([*(dependant.parent_oauth_scopes or []), *(dependant.own_oauth_scopes or [])])
