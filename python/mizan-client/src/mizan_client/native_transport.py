"""Transports over ``mizan_kernel``, which is written in Rust."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

try:
    import mizan_kernel
except ModuleNotFoundError as error:
    raise ModuleNotFoundError(
        "The native transport needs mizan-kernel: pip install mizan-client[native]", name=error.name
    ) from error

from .body_reader import timed_out, too_large
from .errors import BadResponse, NetworkError
from .transport import Request, Response


class NativeTransport:
    """Sends requests with ``mizan_kernel``, the default when it is installed: ``pip install mizan-client[native]``.

    ``proxy`` is a URL, such as ``http://proxy.example:3128``; without it, the proxy of the environment is used.
    ``root_certificates`` is the content of a PEM file, whose certificates are trusted besides those of the system.
    A forked process opens connections of its own.
    """

    def __init__(self, *, proxy: str | None = None, root_certificates: bytes | None = None) -> None:
        self._kernel = mizan_kernel.PyMizanClient(proxy=proxy, root_certificates=root_certificates)

    def send(self, request: Request, /) -> Response:
        with _as_mizan_errors(request):
            return Response(*self._kernel.send(request))

    def close(self) -> None:
        self._kernel.close()


class AsyncNativeTransport:
    """The same for asyncio."""

    def __init__(self, *, proxy: str | None = None, root_certificates: bytes | None = None) -> None:
        self._kernel = mizan_kernel.PyMizanClient(proxy=proxy, root_certificates=root_certificates)

    async def send(self, request: Request, /) -> Response:
        with _as_mizan_errors(request):
            return Response(*await self._kernel.send_async(request))

    async def close(self) -> None:
        self._kernel.close()


@contextmanager
def _as_mizan_errors(request: Request) -> Generator[None]:
    try:
        yield
    except mizan_kernel.RequestTimeout as error:
        raise timed_out(request) from error
    except mizan_kernel.ResponseTooLarge as error:
        raise too_large(request) from error
    except mizan_kernel.BadResponse as error:
        raise BadResponse(f"{request.place} was answered with {error}.") from error
    except mizan_kernel.KernelError as error:
        raise NetworkError(f"{request.place} was not answered: {error}") from error
