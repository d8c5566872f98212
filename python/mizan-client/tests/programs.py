"""Programs of their own, for what ends or splits a process."""

from __future__ import annotations

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
    run = command(program, *arguments, before=before)
    done = subprocess.run(run, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, f"It ended with {done.returncode}:\n{done.stdout}\n{done.stderr}"
    return done.stdout.strip()
