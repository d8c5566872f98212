"""The page of the guide on bearer tokens, against its backend."""

import json
import os
import re
import secrets
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

GUIDE = Path(__file__).parent / "guide"
KERNEL = Path(__file__).parents[3] / "packages/kernel/dist/index.js"


@pytest.fixture
def address() -> Iterator[str]:
    command = [sys.executable, "-m", "uvicorn", "--app-dir", str(GUIDE), "bearer:app", "--port", "0", "--no-access-log"]
    keys = {name: secrets.token_urlsafe(32) for name in ("TOKEN_KEY", "IDENTITY_SECRET")}
    with subprocess.Popen(command, env={**os.environ, **keys}, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        for line in server.stderr:
            if started := re.search(r"running on (http://\S+)", line):
                yield started[1]
                break
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=30)


@pytest.mark.skipif(
    "CI" not in os.environ and (shutil.which("node") is None or not KERNEL.exists()),
    reason="needs Node and the built kernel",
)
def test_a_page_signs_in_renews_its_token_and_signs_out(address: str) -> None:
    node = subprocess.run(
        ["node", str(GUIDE / "use_session.mjs"), address], capture_output=True, text=True, timeout=60, check=False
    )
    assert node.returncode == 0, node.stderr
    observed = json.loads(node.stdout)
    anonymous = [None, "UNAUTHORIZED"]
    ada = ["ada", "a note of ada"]
    reads = ["200 ctx/global/", "200 ctx/notes/"]
    refused = ["200 ctx/global/", "401 ctx/notes/"]
    assert observed["shown"] == [
        ["first visit", *anonymous, ["401 call/ renew", *refused]],
        ["wrong password", "UNAUTHORIZED"],
        ["signed in", *ada, ["200 call/ sign_in", *reads]],
        # Two requests are refused, and one renewal is for both.
        ["expired", *ada, ["200 call/ renew", *reads, "401 ctx/global/", "401 ctx/notes/"]],
        ["second visit", *ada, ["200 call/ renew", *reads]],
        ["no longer renewable", *anonymous, ["401 ctx/global/", "401 call/ renew", *refused]],
        ["signed out", *anonymous, ["200 call/ sign_in", "200 call/ sign_out", *refused]],
    ]
    assert observed["cookie"] == ""
