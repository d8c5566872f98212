"""The typed base of the Python clients that mizan generates."""

from importlib import import_module
from typing import TYPE_CHECKING

from .async_client import AsyncClient
from .client import Client
from .envelope import Invalidation
from .errors import (
    BadRequest,
    BadResponse,
    ClientClosed,
    Conflict,
    CsrfFailed,
    DecodeError,
    Forbidden,
    Gone,
    InternalError,
    Issue,
    MizanError,
    NetworkError,
    NotFound,
    NotImplementedYet,
    PaymentRequired,
    RateLimited,
    RequestTimeout,
    ResponseTooLarge,
    Unauthorized,
    Unavailable,
    UserChanged,
    ValidationFailed,
    WrongEventLoop,
)
from .fields import UNSET, Base64, BigInt, Unset
from .files import File
from .functions import Context, Function
from .models import Model, OpenIntEnum, OpenStrEnum
from .options import ClientOptions
from .transport import AsyncTransport, Request, Response, Transport

if TYPE_CHECKING:
    from .httpx_transport import AsyncHttpxTransport, HttpxTransport
    from .in_process import ASGITransport, AsyncASGITransport, AsyncWSGITransport, WSGITransport
    from .native_transport import AsyncNativeTransport as AsyncNativeTransport
    from .native_transport import NativeTransport as NativeTransport

# Without the native transports: they are not there for everyone.
__all__ = [
    "UNSET",
    "ASGITransport",
    "AsyncASGITransport",
    "AsyncClient",
    "AsyncHttpxTransport",
    "AsyncTransport",
    "AsyncWSGITransport",
    "BadRequest",
    "BadResponse",
    "Base64",
    "BigInt",
    "Client",
    "ClientClosed",
    "ClientOptions",
    "Conflict",
    "Context",
    "CsrfFailed",
    "DecodeError",
    "File",
    "Forbidden",
    "Function",
    "Gone",
    "HttpxTransport",
    "InternalError",
    "Invalidation",
    "Issue",
    "MizanError",
    "Model",
    "NetworkError",
    "NotFound",
    "NotImplementedYet",
    "OpenIntEnum",
    "OpenStrEnum",
    "PaymentRequired",
    "RateLimited",
    "Request",
    "RequestTimeout",
    "Response",
    "ResponseTooLarge",
    "Transport",
    "Unauthorized",
    "Unavailable",
    "Unset",
    "UserChanged",
    "ValidationFailed",
    "WSGITransport",
    "WrongEventLoop",
]

_TRANSPORTS = {
    "httpx_transport": ("HttpxTransport", "AsyncHttpxTransport"),
    "in_process": ("ASGITransport", "AsyncASGITransport", "WSGITransport", "AsyncWSGITransport"),
    "native_transport": ("NativeTransport", "AsyncNativeTransport"),
}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Transports are imported on first use: httpx takes longer than the rest, and the native kernel is optional."""
        for module, names in _TRANSPORTS.items():
            if name in names:
                return getattr(import_module(f".{module}", __name__), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
