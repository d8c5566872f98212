"""Servers that misbehave again and again: each time a typed error, the next call works, and nothing leaks."""

from __future__ import annotations

import os
import re
import ssl
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import mizan_client
import pytest
from mizan_client import BadResponse, DecodeError, MizanError, NetworkError, RequestTimeout, ResponseTooLarge
from mizan_conformance.faults import FAULTS, serving

from . import functions
from .callers import Caller

ROUNDS = int(os.environ.get("MIZAN_FAULT_ROUNDS", "50"))
PROCESS = Path("/proc/self")
ERRORS: dict[str, type[MizanError]] = {
    "dies mid-response": NetworkError,
    "answers late": RequestTimeout,
    "sends garbage": NetworkError,
    "half a JSON": DecodeError,
    "wrong content type": DecodeError,
    "100 MB": ResponseTooLarge,
    "redirects elsewhere": BadResponse,
    "expired certificate": NetworkError,
    "gzip bomb": ResponseTooLarge,
}


@pytest.fixture
def faulty() -> Iterator[tuple[str, dict[str, str]]]:
    with serving() as served:
        yield served


@pytest.fixture
def reach_securely(
    connect: Callable[..., Caller], reach: Callable[..., Caller], network: str, faulty: tuple[str, dict[str, str]]
) -> Callable[[str], Caller]:
    """Makes clients that trust the certificate of the faulty servers. `reach` skips without the native kernel."""
    authority, _ = faulty

    def transport(prefix: str) -> Any:
        if network == "native":
            return getattr(mizan_client, f"{prefix}NativeTransport")(root_certificates=authority.encode())
        context = ssl.create_default_context(cadata=authority)
        client: Any = getattr(httpx, f"{prefix}Client")
        return getattr(mizan_client, f"{prefix}HttpxTransport")(lambda: client(verify=context))

    return lambda base_url: connect(base_url, transport, token="t", max_bytes=1_000_000)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_a_typed_error_each_time_and_nothing_leaks(
    fault: str, faulty: tuple[str, dict[str, str]], reach_securely: Callable[[str], Caller]
) -> None:
    caller = reach_securely(faulty[1][fault])
    impatient = caller.with_options(timeout=0.05) if fault == "answers late" else caller
    opened = resident = 0
    for number in range(ROUNDS):
        with pytest.raises(ERRORS[fault]) as raised:
            impatient.call(functions.ECHO, text="x")
        assert type(raised.value) is ERRORS[fault]
        assert "s3cret" not in str(raised.value)
        assert caller.call(functions.ECHO, text="x") == "x", f"after {number + 1} faults"
        if number == ROUNDS // 5:
            opened, resident = descriptors(), memory()
    leaked = descriptors() - opened
    sys.stdout.write(f" {ROUNDS} rounds: {leaked:+} files, {memory() - resident:+} kB\n")
    # One that is left in each round would be many more.
    assert leaked < ROUNDS // 5


def descriptors() -> int:
    """0 where the system does not tell."""
    return len(list(PROCESS.joinpath("fd").iterdir())) if PROCESS.exists() else 0


def memory() -> int:
    """Resident, in kilobytes."""
    status = PROCESS / "status"
    found = re.search(r"VmRSS:\s+(\d+)", status.read_text()) if status.exists() else None
    return int(found[1]) if found else 0
