"""The tracker, as the caller of this service sees it."""

import logging
import os
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends, Request
from fastapi.responses import JSONResponse
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from mizan_client import AsyncTransport, Forbidden, NetworkError, NotFound, RequestTimeout, Unauthorized
from tracker_client import AsyncClient

logger = logging.getLogger(__name__)

URL = os.environ.get("TRACKER_URL", "http://127.0.0.1:8000/api/mizan")
TIMEOUT = 5.0
"""Seconds that the tracker may take for a request."""


def tracker_transport() -> AsyncTransport | None:
    """None for the network. Tests replace it."""
    return None


# region client
async def tracker_of_caller(
    caller: Annotated[HTTPAuthorizationCredentials, Depends(HTTPBearer())],
    transport: Annotated[AsyncTransport | None, Depends(tracker_transport)],
) -> AsyncIterator[AsyncClient]:
    """A client belongs to one user, so each request has its own. It forwards the token of the caller."""
    async with AsyncClient(URL, token=caller.credentials, timeout=TIMEOUT, transport=transport) as client:
        yield client


Tracker = Annotated[AsyncClient, Depends(tracker_of_caller)]
# endregion


# region errors
async def on_tracker_error(_: Request, error: Exception) -> JSONResponse:
    """What the caller of this service gets when the tracker has refused a request, or has not responded."""
    match error:
        case Unauthorized() | Forbidden() | NotFound():
            return JSONResponse({"detail": error.message}, error.status)
        case NetworkError() | RequestTimeout():
            return JSONResponse({"detail": "The tracker does not respond."}, 503, {"Retry-After": "5"})
    logger.error("The tracker failed.", exc_info=error)
    return JSONResponse({"detail": "The tracker failed."}, 502)
    # endregion
