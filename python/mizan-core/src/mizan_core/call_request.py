"""The body of ``POST call/``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from pydantic_core import from_json

from .errors import BadRequest
from .invalidation import MAX_MOUNTED, Mounted


class CallRequest(NamedTuple):
    fn: str
    args: Mapping[str, Any]
    mounted: Sequence[Mounted] = ()


def parse_call(body: bytes | bytearray) -> CallRequest:
    """Raises :class:`~mizan_core.errors.BadRequest`. Unknown fields are ignored, and so is all after the 32nd
    mounted instance."""
    try:
        request = from_json(body, allow_inf_nan=False, cache_strings="none")
    except ValueError:
        raise BadRequest("The body is not JSON.") from None
    if not isinstance(request, dict):
        raise BadRequest("The body is not an object.")
    fn, args = request.get("fn"), request.get("args")
    if not isinstance(fn, str):
        raise BadRequest('"fn" names the function to call.')
    if args is not None and not isinstance(args, dict):
        raise BadRequest('"args" is an object.')
    mounted = request.get("mounted")
    if mounted is not None and not isinstance(mounted, list):
        raise BadRequest('"mounted" is an array.')
    return CallRequest(fn, args or {}, [_mounted(entry) for entry in (mounted or [])[:MAX_MOUNTED]])


def _mounted(entry: Any) -> Mounted:
    if isinstance(entry, dict):
        context, params = entry.get("context"), entry.get("params")
        if isinstance(context, str) and (params is None or isinstance(params, dict)):
            return Mounted(context, params or {})
    raise BadRequest('Each of "mounted" is {"context": name, "params": object}.')
