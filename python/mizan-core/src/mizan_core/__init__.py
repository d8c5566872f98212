"""Typed server functions: the framework-free half of every mizan backend."""

from mizan_wire import canonical_query

from .auth import AuthCheck, AuthRule, is_authenticated
from .big_int import BigInt
from .cache import Cache
from .call_request import CallRequest, parse_call
from .checks import check_parameters, check_registry
from .composition import Composition, register_compose
from .decorator import client
from .diagnostics import DefinitionError, Diagnostic
from .dispatch import CallResponse, Host, RolledBack, admit, handle_call, handle_context
from .document import DOCUMENT_VERSION, dump_document, export_document
from .errors import (
    BadRequest,
    Conflict,
    CsrfFailed,
    ExpiredToken,
    Forbidden,
    Gone,
    InternalError,
    InvalidToken,
    MizanError,
    NotFound,
    NotImplementedYet,
    PaymentRequired,
    RateLimited,
    Unauthorized,
    Unavailable,
    ValidationFailed,
)
from .failure import Failure, as_mizan_error, failure_of
from .files import register_file_type
from .function import ServerFunction
from .identity import IDENTITY_HEADER, derive_identity, principal_of
from .injection import is_injected, register_injected
from .invalidation import INVALIDATE_HEADER
from .operation import Invocation, Operation, ValidatedCall
from .output import is_framework_response, set_framework_response_base
from .query import parse_query
from .registry import GLOBAL_CONTEXT, Context, Registry, RegistryExtension, default_registry

__all__ = [
    "DOCUMENT_VERSION",
    "GLOBAL_CONTEXT",
    "IDENTITY_HEADER",
    "INVALIDATE_HEADER",
    "AuthCheck",
    "AuthRule",
    "BadRequest",
    "BigInt",
    "Cache",
    "CallRequest",
    "CallResponse",
    "Composition",
    "Conflict",
    "Context",
    "CsrfFailed",
    "DefinitionError",
    "Diagnostic",
    "ExpiredToken",
    "Failure",
    "Forbidden",
    "Gone",
    "Host",
    "InternalError",
    "InvalidToken",
    "Invocation",
    "MizanError",
    "NotFound",
    "NotImplementedYet",
    "Operation",
    "PaymentRequired",
    "RateLimited",
    "Registry",
    "RegistryExtension",
    "RolledBack",
    "ServerFunction",
    "Unauthorized",
    "Unavailable",
    "ValidatedCall",
    "ValidationFailed",
    "admit",
    "as_mizan_error",
    "canonical_query",
    "check_parameters",
    "check_registry",
    "client",
    "default_registry",
    "derive_identity",
    "dump_document",
    "export_document",
    "failure_of",
    "handle_call",
    "handle_context",
    "is_authenticated",
    "is_framework_response",
    "is_injected",
    "parse_call",
    "parse_query",
    "principal_of",
    "register_compose",
    "register_file_type",
    "register_injected",
    "set_framework_response_base",
]
