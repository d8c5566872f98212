"""Exports the document of a project."""

from typing import Any

from django.conf import settings
from mizan_core import DefinitionError, Diagnostic
from mizan_core.access import Access
from mizan_core.document import export_document

from .access import default_auth
from .discovery import import_diagnostics
from .installation import Installation, installations
from .settings import mizan_settings


def export_project(prefix: str | None = None) -> dict[str, Any]:
    """The document of the functions that the project serves, with their real addresses.

    `prefix` chooses, where `mizan_urls()` is included several times. Raises DefinitionError with all errors
    together.
    """
    if import_diagnostics:
        raise DefinitionError(import_diagnostics)
    installation = _choose(prefix)
    options = mizan_settings()
    return export_document(
        installation.registry,
        title=options.title or settings.ROOT_URLCONF.partition(".")[0],
        version=options.version,
        prefix=installation.prefix,
        csrf=True,
        access=Access(default_auth()),
    )


def public_functions(prefix: str | None = None) -> str:
    """One line for each function that anonymous users may call; mutations come first."""
    return Access(default_auth()).describe_public(_choose(prefix).registry)


def _choose(prefix: str | None) -> Installation:
    found = list(installations())
    chosen = [each for each in found if prefix is None or each.prefix.strip("/") == prefix.strip("/")]
    if len(chosen) == 1:
        return chosen[0]
    if not found:
        hint = f'Add path("api/mizan/", include(mizan_urls())) to {settings.ROOT_URLCONF}.'
        raise DefinitionError(Diagnostic("The project does not serve mizan.", hint))
    served = ", ".join(sorted(each.prefix or "/" for each in found))
    if prefix is None:
        message = f"The project serves mizan under several prefixes: {served}."
        raise DefinitionError(Diagnostic(message, "Select one with --prefix."))
    raise DefinitionError(
        Diagnostic(f"The project does not serve mizan under {prefix or '/'}.", f"Use one of these prefixes: {served}.")
    )
