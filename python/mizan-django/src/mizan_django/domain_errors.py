"""`MIZAN["ERRORS"]`: the errors that clients receive for exceptions of the project."""

from functools import cache
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.signals import setting_changed
from django.utils.module_loading import import_string
from mizan_core import DefinitionError
from mizan_core.domain_errors import DomainErrors, check_domain_errors

from .options import place
from .settings import mizan_settings

_LABEL = place("MIZAN", "ERRORS")


@cache
def domain_errors() -> DomainErrors:
    """Paths such as "shop.errors.OutOfStock" are imported on first use, since settings are read before models.

    Raises ImproperlyConfigured.
    """
    declared = mizan_settings().errors
    try:
        errors = {_resolve(kind): _resolve(made) for kind, made in declared.items()}
        check_domain_errors(_LABEL, errors)
    except (ImportError, DefinitionError) as error:
        raise ImproperlyConfigured(f"{_LABEL}: {error}") from error
    return errors


def _resolve(value: Any) -> Any:
    return import_string(value) if isinstance(value, str) else value


def _forget(*, setting: str, **_: object) -> None:
    if setting == "MIZAN":
        domain_errors.cache_clear()


setting_changed.connect(_forget)
