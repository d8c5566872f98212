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
    """Raises :class:`~mizan_core.errors.BadRequest`. Unknown fields are ignored, as are mounted instances
    after the first :data:`~mizan_core.invalidation.MAX_MOUNTED`."""
    try:
        request = from_json(body, allow_inf_nan=False, cache_strings="none")
    except ValueError:
        raise BadRequest("The body must be JSON.") from None
    if not isinstance(request, dict):
        raise BadRequest("The body must be a JSON object.")
    fn, args = request.get("fn"), request.get("args")
    if not isinstance(fn, str):
        raise BadRequest('"fn" must be the name of a function.')
    if args is not None and not isinstance(args, dict):
        raise BadRequest('"args" must be an object.')
    mounted = request.get("mounted")
    if mounted is not None and not isinstance(mounted, list):
        raise BadRequest('"mounted" must be an array.')
    return CallRequest(fn, args or {}, [_mounted(entry) for entry in (mounted or [])[:MAX_MOUNTED]])


def _mounted(entry: Any) -> Mounted:
    if isinstance(entry, dict):
        context, params = entry.get("context"), entry.get("params")
        if isinstance(context, str) and (params is None or isinstance(params, dict)):
            return Mounted(context, params or {})
    raise BadRequest('Each item of "mounted" must be {"context": string, "params": object}.')
