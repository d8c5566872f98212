"""Typed server functions: the framework-free half of every mizan backend."""

from .auth import AuthCheck, AuthRule, is_authenticated
from .decorator import client
from .errors import (
    BadRequest,
    CsrfFailed,
    Forbidden,
    InternalError,
    MizanError,
    NotFound,
    NotImplementedYet,
    Unauthorized,
    ValidationFailed,
)
from .function import ServerFunction
from .identity import IDENTITY_HEADER, derive_identity, principal_of
from .injection import is_injected, register_injected
from .mistakes import DefinitionError, Mistake
from .operation import Invocation, Operation, ValidatedCall
from .registry import GLOBAL_CONTEXT, Context, Registry, RegistryExtension, default_registry
from .response import is_framework_response, set_framework_response_base

__all__ = [
    "GLOBAL_CONTEXT",
    "IDENTITY_HEADER",
    "AuthCheck",
    "AuthRule",
    "BadRequest",
    "Context",
    "CsrfFailed",
    "DefinitionError",
    "Forbidden",
    "InternalError",
    "Invocation",
    "Mistake",
    "MizanError",
    "NotFound",
    "NotImplementedYet",
    "Operation",
    "Registry",
    "RegistryExtension",
    "ServerFunction",
    "Unauthorized",
    "ValidatedCall",
    "ValidationFailed",
    "client",
    "default_registry",
    "derive_identity",
    "is_authenticated",
    "is_framework_response",
    "is_injected",
    "principal_of",
    "register_injected",
    "set_framework_response_base",
]
