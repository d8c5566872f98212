"""Programs of their own, for what ends or splits a process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from textwrap import dedent

RAW = """
import mizan_kernel
from types import SimpleNamespace

def request(url, **options):
    usual = {"method": "GET", "url": url, "headers": {}, "body": None, "timeout": 30, "max_bytes": 1000}
    return SimpleNamespace(**{**usual, **options})
"""
"""The native kernel without the client, because it is imported quickly."""

TYPED = """
import mizan_client
from mizan_client import Client, Function, NativeTransport
ADD = Function("add", input=dict[str, int], output=int)
"""


def command(program: str, *arguments: str, before: str = TYPED) -> list[str]:
    return [sys.executable, "-c", before + dedent(program), *arguments]


def run(program: str, *arguments: str, before: str = TYPED) -> str:
    """What the program prints. Fails if it does not end with 0 in time."""
    start = command(program, *arguments, before=before)
    pipe = subprocess.PIPE
    with subprocess.Popen(start, stdout=pipe, stderr=pipe, text=True, start_new_session=True) as process:
        try:
            printed, errors = process.communicate(timeout=120)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)  # also the processes that it has forked
            raise
    assert process.returncode == 0, f"It ended with {process.returncode}:\n{printed}\n{errors}"
    return printed.strip()
