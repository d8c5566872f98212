"""The options of a client."""

from __future__ import annotations

import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Self, TypedDict

from typing_extensions import Unpack

from .headers import checked_headers


class ClientOptions(TypedDict, total=False):
    """What ``with_options`` can change."""

    timeout: float
    """Seconds until a response must have been received. Default 30, at most ``threading.TIMEOUT_MAX``."""
    max_retries: int
    """How often a failed read of a context is repeated. Default 2. A call is never repeated."""
    retry_delay: float
    """Seconds before the first repetition; doubled for each further one, and varied at random. Default 0.5."""
    max_bytes: int
    """The largest response that is read, in bytes. Default 64 MiB."""
    context_cache: float
    """Seconds for which the data of a context is kept, so that a repeated read needs no request and reads at the same
    time share one. Data is read again when a call of this client has made it stale, after a call that failed, and when
    another user has signed in. At most 1,000 instances are kept. Default 0: every read is a request."""
    headers: Mapping[str, str]
    """Headers of every request, such as ``{"X-Trace-Id": "…"}``."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The options with their defaults, checked."""

    timeout: float = 30.0
    max_retries: int = 2
    retry_delay: float = 0.5
    max_bytes: int = 64 * 1024 * 1024
    context_cache: float = 0.0
    headers: Mapping[str, str] = field(default_factory=dict[str, str])

    def __post_init__(self) -> None:
        # In this order, since NaN is neither above nor below a number.
        if not 0 < self.timeout <= threading.TIMEOUT_MAX:
            longest = f"{threading.TIMEOUT_MAX:.0f}"
            raise ValueError(f"timeout must be a number of seconds above 0 and at most {longest}, not {self.timeout}.")
        for name in ("max_retries", "retry_delay", "max_bytes", "context_cache"):
            if not getattr(self, name) >= 0:
                raise ValueError(f"{name} must not be negative, but is {getattr(self, name)}.")
        if self.max_bytes > sys.maxsize:
            raise ValueError(f"max_bytes must be at most {sys.maxsize}, not {self.max_bytes}.")
        object.__setattr__(self, "headers", checked_headers(self.headers))

    def changed(self, **options: Unpack[ClientOptions]) -> Self:
        return replace(self, **options)
