"""wrk: as many requests as a server can answer, over connections that stay open."""

import json
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .machine import LOAD_CORE, pinned
from .request import Request
from .server import Server

CONNECTIONS = 8

_SCRIPT = """
local requests = {}
local sent = 0
init = function()
  for number, each in ipairs(EACH) do
    requests[number] = wrk.format(each.method, each.path, each.headers, each.body)
  end
end
request = function()
  sent = sent + 1
  return requests[sent % #requests + 1]
end
done = function(summary)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format("%d %d %d\\n", summary.requests, summary.duration, failed))
end
"""


@dataclass(frozen=True)
class Load:
    per_second: float
    """Requests, or pages of several requests."""
    cpu_microseconds: float
    """Of the server, for each of them."""


def measure(server: Server, requests: Sequence[Request], seconds: float) -> Load:
    """Sends the same requests in turn. Raises RuntimeError if any of them fails."""
    with tempfile.TemporaryDirectory() as directory:
        script = Path(directory) / "requests.lua"
        script.write_text(f"local EACH = {{{', '.join(map(_lua, requests))}}}\n{_SCRIPT}")
        before = server.cpu_seconds()
        done, microseconds, failed = _run(server.port, script, seconds)
        cpu = server.cpu_seconds() - before
    if failed or not done:
        raise RuntimeError(f"{server}: of {done + failed} requests, {failed} failed: {requests[0]}")
    pages = done / len(requests)
    return Load(pages / microseconds * 1e6, cpu / pages * 1e6)


def _run(port: int, script: Path, seconds: float) -> tuple[int, int, int]:
    options = ["--threads", "1", "--connections", str(CONNECTIONS), "--duration", f"{seconds:.0f}s"]
    command = ["wrk", *options, "--script", str(script), f"http://127.0.0.1:{port}"]
    output = subprocess.run(pinned(LOAD_CORE, command), check=True, capture_output=True, text=True).stdout
    done, microseconds, failed = map(int, output.strip().splitlines()[-1].split())
    return done, microseconds, failed


def _lua(request: Request) -> str:
    headers = ", ".join(f"[{_text(name)}] = {_text(value)}" for name, value in request.headers.items())
    body = "nil" if request.body is None else _text(request.body)
    fields = f"method = {_text(request.method)}, path = {_text(request.path)}, body = {body}"
    return f"{{{fields}, headers = {{{headers}}}}}"


def _text(text: str) -> str:
    """A Lua literal; JSON's is one for printable ASCII."""
    return json.dumps(text)
