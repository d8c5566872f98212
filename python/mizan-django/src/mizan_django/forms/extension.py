"""`x-mizan-forms`: the forms of a registry in its document."""

from collections.abc import Mapping
from inspect import isfunction
from typing import Any

from mizan_core import DefinitionError, Diagnostic, Registry
from mizan_core.naming import camel_case
from mizan_core.registry import share_code

from .definition import FormDefinition
from .description import describe_class
from .dynamics import is_dynamic


class Forms:
    """Implements `mizan_core.RegistryExtension`."""

    def __init__(self) -> None:
        self._forms: dict[str, FormDefinition] = {}

    def add(self, form: FormDefinition) -> None:
        """The same source line may come again: modules are reloaded."""
        known = self._forms.get(form.name)
        if known is not None and known.source != form.source:
            raise DefinitionError(
                Diagnostic(
                    f'Two forms are named "{form.name}"; the other is at {known.source}.',
                    'Rename one form, or set another name for clients with @client_form(name="...").',
                    form.source,
                )
            )
        if known is not None and _is_made_twice(known.form_class, form.form_class):
            raise DefinitionError(
                Diagnostic(
                    f'Two forms are named "{form.name}", and both are defined by the same lines.',
                    'Give each form its own name with @client_form(name="...").',
                    form.source,
                )
            )
        self._forms[form.name] = form

    def schema(self) -> Mapping[str, Any]:
        if not self._forms:
            return {}
        return {"x-mizan-forms": {name: _entry(self._forms[name]) for name in sorted(self._forms)}}

    def clear(self) -> None:
        self._forms.clear()


def _is_made_twice(known: type, new: type) -> bool:
    """Whether both classes share compiled methods. A reloaded class has new ones."""
    return any(share_code(method, vars(new).get(name)) for name, method in vars(known).items() if isfunction(method))


def forms_of(registry: Registry) -> Forms:
    for extension in registry.extensions:
        if isinstance(extension, Forms):
            return extension
    forms = Forms()
    registry.extend(forms)
    return forms


def _entry(form: FormDefinition) -> dict[str, Any]:
    return {
        "camelName": camel_case(form.name),
        "schema": f"{form.name}_schema",
        "validate": f"{form.name}_validate",
        "submit": f"{form.name}_submit",
        "dynamic": is_dynamic(form),
        **({} if form.validate_on_blur else {"validateOnBlur": False}),
        "fields": describe_class(form.form_class).model_dump()["fields"],
        "description": form.description,
        "source": str(form.source),
    }
