"""The document of an app."""

from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from mizan_core import DefinitionError, Diagnostic, ServerFunction
from mizan_core.access import Access
from mizan_core.document import export_document

from .guards import guards_of
from .installation import Installation, installations
from .router import atomicity_diagnostics


def export_app(app: FastAPI, prefix: str | None = None) -> dict[str, Any]:
    """The document of the functions that `app` serves, with their real addresses.

    `prefix` chooses, where an app has several mizan routers. Raises DefinitionError with all errors together.
    """
    installation = _choose(app, prefix)
    endpoints = installation.endpoints
    diagnostics: list[Diagnostic] = []
    try:
        document = export_document(
            endpoints.registry,
            title=app.title,
            version=app.version,
            prefix=installation.prefix,
            csrf=endpoints.csrf is not None,
            access=_access(installation),
        )
    except DefinitionError as error:
        diagnostics += error.diagnostics
    diagnostics += atomicity_diagnostics(endpoints.registry)
    diagnostics += _dependency_diagnostics(installation)
    if diagnostics:
        raise DefinitionError(diagnostics)
    return document


def public_functions(app: FastAPI, prefix: str | None = None) -> str:
    """One line for each function that anonymous users may call; mutations come first."""
    installation = _choose(app, prefix)
    return _access(installation).describe_public(installation.endpoints.registry)


def export_warnings(app: FastAPI, prefix: str | None = None) -> Iterator[str]:
    """Likely errors in an app whose document can be exported."""
    endpoints = _choose(app, prefix).endpoints
    if endpoints.users.is_configured:
        return
    for operation in endpoints.registry:
        for function in operation.parts:
            injected = endpoints.executor.injected(function)
            if injected is not None and next(injected.security_schemes, None) is not None:
                yield (
                    f"{function.source}: {function.name} depends on a security scheme, but mizan does not know the "
                    "user. Pass the dependency that finds the user: install(app, user=Depends(...))."
                )
                return


def _access(installation: Installation) -> Access:
    endpoints = installation.endpoints

    def guards(function: ServerFunction) -> list[str]:
        try:
            injected = endpoints.executor.injected(function)
        except DefinitionError:  # reported separately
            return []
        return [] if injected is None else guards_of(function, injected, endpoints.users.dependency)

    return Access(endpoints.default_auth, guards)


def _choose(app: FastAPI, prefix: str | None) -> Installation:
    found = list(installations(app))
    chosen = [each for each in found if prefix is None or each.prefix == prefix.rstrip("/")]
    if len(chosen) == 1:
        return chosen[0]
    if not found:
        raise DefinitionError(Diagnostic("The app does not serve mizan.", "Call mizan_fastapi.install(app)."))
    served = ", ".join(sorted(each.prefix for each in found))
    if prefix is None:
        message = f"The app serves mizan under several prefixes: {served}."
        raise DefinitionError(Diagnostic(message, "Select one with --prefix."))
    raise DefinitionError(
        Diagnostic(f"The app does not serve mizan under {prefix}.", f"Use one of these prefixes: {served}.")
    )


def _dependency_diagnostics(installation: Installation) -> Iterator[Diagnostic]:
    for operation in installation.endpoints.registry:
        for function in operation.parts:
            try:
                installation.endpoints.executor.injected(function)
            except DefinitionError as error:
                yield from error.diagnostics
