"""The document of a registry: OpenAPI 3.1 plus ``x-mizan-*``."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pydantic_core import to_json

from ..access import Access
from ..checks import affects_diagnostics, preparation_diagnostics
from ..constant import constant_context_diagnostics
from ..diagnostics import DefinitionError
from ..http_cache import shared_age_diagnostics
from ..operation import Operation
from ..output import Output
from ..registry import Registry
from .components import Components
from .contexts import context_entry
from .functions import function_entry
from .paths import paths, responses
from .type_graph import TypeGraph

DOCUMENT_VERSION = 1


@contextmanager
def _uncollected() -> Iterator[None]:
    """A document is many objects and hardly any garbage; to look for it takes a fifth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@_uncollected()
def export_document(
    registry: Registry,
    *,
    title: str = "mizan",
    version: str = "0.0.0",
    prefix: str = "/api/mizan",
    csrf: bool = False,
    access: Access | None = None,
) -> dict[str, Any]:
    """Everything that clients are generated from; the same registry gives the same document.

    ``prefix`` is where the endpoints are, without a slash at its end; ``csrf`` is whether calls carry a CSRF token, and
    ``access`` who may call the functions that declare no rule.
    Source places are relative to the working directory. Raises :class:`~mizan_core.diagnostics.DefinitionError` with
    all errors in the functions.
    """
    operations = list(registry)
    misfits = [
        *affects_diagnostics(registry),
        *shared_age_diagnostics(registry),
        *constant_context_diagnostics(registry),
    ]
    unprepared = list(preparation_diagnostics(registry))
    if unprepared:
        _raise([*unprepared, *misfits])
    graph = TypeGraph([(each, _outputs(each)) for each in operations])
    components = Components(graph, {each.input_model.model: each for each in operations})
    functions = [function_entry(registry, each, graph, components, access or Access()) for each in operations]
    components.link_twins()
    diagnostics = [*components.diagnostics, *misfits]
    contexts = {}
    inputs = {each["name"]: components.schemas.get(each["inputType"], {}) for each in functions}
    for name, context in registry.contexts.items():
        contexts[name], found = context_entry(context, inputs)
        diagnostics += found
    _raise(diagnostics)
    document = {
        "openapi": "3.1.0",
        "info": {"title": title, "version": version},
        "paths": paths(prefix, functions, contexts, components.schemas),
        "components": {"schemas": components.schemas, "responses": responses()},
        "x-mizan-version": DOCUMENT_VERSION,
        "x-mizan-session": {"csrf": csrf},
        "x-mizan-functions": functions,
        "x-mizan-contexts": contexts,
    }
    _extend(document, registry)
    return document


@_uncollected()
def dump_document(document: dict[str, Any]) -> str:
    """JSON with sorted keys, except that the properties of an object keep the order in which they were declared."""
    return to_json(_ordered(document), indent=2).decode() + "\n"


def _ordered(value: Any, *, sort: bool = True) -> Any:
    if isinstance(value, dict):
        keys = sorted(value) if sort else value
        return {key: _ordered(value[key], sort=not (sort and key == "properties")) for key in keys}
    return [_ordered(each) for each in value] if isinstance(value, list | tuple) else value


def _outputs(operation: Operation) -> list[Output]:
    return [part.output for part in operation.parts]


def _extend(document: dict[str, Any], registry: Registry) -> None:
    for extension in registry.extensions:
        for key, value in extension.schema().items():
            if not key.startswith("x-mizan-") or key in document:
                raise ValueError(
                    f"{type(extension).__name__} must not add {key!r} to the document. Keys start with x-mizan- "
                    "and are unique."
                )
            document[key] = value


def _raise(diagnostics: Any) -> None:
    found = list(diagnostics)
    if found:
        raise DefinitionError(sorted(found, key=lambda each: (str(each.source), each.message)))
