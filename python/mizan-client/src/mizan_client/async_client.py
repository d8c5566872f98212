"""The client for asyncio."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from types import TracebackType
from typing import Self, TypeVar

from typing_extensions import Unpack

from .base_client import BaseClient
from .functions import Context, Function
from .network import default_async_transport
from .options import ClientOptions
from .runner import AsyncRenewBearer, AsyncRunner
from .transport import AsyncTransport

T = TypeVar("T")


class AsyncClient(BaseClient):
    """The same as ``Client``, for one event loop. ``renew_token`` may be asynchronous.

    async with AsyncClient("https://example.org/api/mizan") as client: ...
    """

    def __init__(
        self,
        base_url: str,
        *,
        token: str | None = None,
        renew_token: AsyncRenewBearer | None = None,
        transport: AsyncTransport | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        super().__init__(
            base_url, token=token, can_renew=renew_token is not None, make_lock=asyncio.Lock, options=options
        )
        self._runner = AsyncRunner(transport or default_async_transport(), self._session, renew_token)

    async def close(self) -> None:
        """Closes the connections. The client cannot be used afterwards."""
        await self._runner.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

    async def _call(self, function: Function[T], arguments: Mapping[str, object]) -> T:
        return await self._runner.run(self._calling(function, arguments))

    async def _read(self, context: Context[T], params: Mapping[str, object]) -> T:
        return await self._runner.run(self._reading(context, params))
