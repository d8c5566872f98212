"""The client for threads."""

from __future__ import annotations

from collections.abc import Mapping
from types import TracebackType
from typing import Self, TypeVar

from typing_extensions import Unpack

from .base_client import BaseClient
from .functions import Context, Function
from .locks import ProcessLock
from .network import default_transport
from .options import ClientOptions
from .runner import RenewBearer, Runner
from .transport import Transport

T = TypeVar("T")


class Client(BaseClient):
    """Calls the functions of a backend. Threads may share it.

    ``base_url`` is the address of mizan's endpoints, such as ``https://example.org/api/mizan``. ``token`` is a bearer
    token. ``renew_token`` returns one; it is called before the first request if there is no ``token``, and when the
    backend refuses the token, which may have expired. The request is then sent once more.

        with Client("https://example.org/api/mizan", timeout=5) as client: ...
    """

    def __init__(
        self,
        base_url: str,
        *,
        token: str | None = None,
        renew_token: RenewBearer | None = None,
        transport: Transport | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        super().__init__(
            base_url, token=token, can_renew=renew_token is not None, make_lock=ProcessLock, options=options
        )
        self._runner = Runner(transport or default_transport(), self._session, renew_token)

    def close(self) -> None:
        """Closes the connections. The client cannot be used afterwards."""
        self._runner.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _call(self, function: Function[T], arguments: Mapping[str, object]) -> T:
        return self._runner.run(self._calling(function, arguments))

    def _read(self, context: Context[T], params: Mapping[str, object]) -> T:
        return self._runner.run(self._reading(context, params))
