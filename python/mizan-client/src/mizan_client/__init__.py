"""The typed base of the Python clients that mizan generates."""

from .async_client import AsyncClient
from .client import Client
from .envelope import Invalidation
from .errors import (
    BadRequest,
    BadResponse,
    ClientClosed,
    CsrfFailed,
    DecodeError,
    Forbidden,
    InternalError,
    Issue,
    MizanError,
    NetworkError,
    NotFound,
    NotImplementedYet,
    RequestTimeout,
    ResponseTooLarge,
    Unauthorized,
    ValidationFailed,
    WrongEventLoop,
)
from .fields import UNSET, Base64, BigInt, Unset
from .files import File
from .functions import Context, Function
from .httpx_transport import AsyncHttpxTransport, HttpxTransport
from .in_process import ASGITransport, AsyncASGITransport, AsyncWSGITransport, WSGITransport
from .models import Model, OpenIntEnum, OpenStrEnum
from .options import ClientOptions
from .transport import AsyncTransport, Request, Response, Transport

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
    "Context",
    "CsrfFailed",
    "DecodeError",
    "File",
    "Forbidden",
    "Function",
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
    "Request",
    "RequestTimeout",
    "Response",
    "ResponseTooLarge",
    "Transport",
    "Unauthorized",
    "Unset",
    "ValidationFailed",
    "WSGITransport",
    "WrongEventLoop",
]
