"""Which transport a client uses unless its caller gives one: the native one when it is installed, else that of httpx.

``import mizan_client`` loads neither: httpx alone takes longer than the rest.
"""

from __future__ import annotations

from importlib.util import find_spec

from .transport import AsyncTransport, Transport


def default_transport() -> Transport:
    if _has_native():
        from .native_transport import NativeTransport  # noqa: PLC0415

        return NativeTransport()
    from .httpx_transport import HttpxTransport  # noqa: PLC0415

    return HttpxTransport()


def default_async_transport() -> AsyncTransport:
    if _has_native():
        from .native_transport import AsyncNativeTransport  # noqa: PLC0415

        return AsyncNativeTransport()
    from .httpx_transport import AsyncHttpxTransport  # noqa: PLC0415

    return AsyncHttpxTransport()


def _has_native() -> bool:
    return find_spec("mizan_kernel") is not None
