"""Reads probes and backends from standard input, and prints the outcome of each probe as a line of JSON."""

from __future__ import annotations

import asyncio
import inspect
import json
import sys
from collections.abc import Iterator
from itertools import product
from typing import Any

from clients import LAYERS, TRANSPORTS
from mizan_client import File, Invalidation, MizanError, Response, ValidationFailed
from pydantic_core import to_jsonable_python

KINDS = ["sync", "async"]
EXACT = 2**53
"""Larger integers are strings on the wire."""


def main() -> None:
    plan = json.load(sys.stdin, object_hook=_with_files)
    for layer, kind, transport in product(LAYERS, KINDS, TRANSPORTS):
        for backend, base_url in plan["backends"].items():
            for name, probe in plan["probes"].items():
                with asyncio.Runner() as runner:
                    outcome = Client(layer, kind, transport, runner).run(base_url, probe)
                client = ["Python", layer, kind, transport]
                print(json.dumps({"client": client, "backend": backend, "probe": name, "outcome": outcome}))


class Client:
    """One interface to all clients. An asynchronous one runs in an event loop that stops between requests."""

    def __init__(self, layer: str, kind: str, transport: str, runner: asyncio.Runner) -> None:
        is_async = kind == "async"
        sync_client, async_client, self._call, self._read = LAYERS[layer]
        self._class = async_client if is_async else sync_client
        self._transport = TRANSPORTS[transport][is_async]()
        self._runner = runner

    def run(self, base_url: str, probe: dict[str, Any]) -> dict[str, Any]:
        cls = self._class
        if not probe.get("csrf", True):
            cls = type("ClientWithoutCsrf", (cls,), {"_needs_csrf": False})
        headers = {"X-Conformance-User": probe["user"]} if "user" in probe else {}
        client = cls(base_url, transport=self._transport, token=probe.get("token"), headers=headers)
        for step in probe.get("before", []):
            self._wait(self._call(client, step["call"], step.get("args", {})))
        reported: list[Invalidation] = []
        client.on_invalidate(reported.extend)
        outcome = self._settle(client, probe)
        if "watch" in probe:
            outcome["stale"] = list(_stale(probe["watch"], reported))
        self._wait(client.close())
        return outcome

    def _settle(self, client: Any, probe: dict[str, Any]) -> dict[str, Any]:
        try:
            if "call" in probe:
                result = self._wait(self._call(client, probe["call"], probe.get("args", {})))
            else:
                result = self._wait(self._read(client, probe["context"], probe.get("params", {})))
        except MizanError as error:
            outcome = {"error": error.code, "status": error.status, "message": error.message}
            if isinstance(error, ValidationFailed):
                issues = [
                    {"path": ".".join(map(str, issue.loc)), "type": issue.type, "message": issue.message}
                    for issue in error.issues
                ]
                return outcome | {"issues": issues}
            return outcome | {"details": error.details}
        return {"result": _plain(result)}

    def _wait(self, value: Any) -> object:
        return self._runner.run(value) if inspect.iscoroutine(value) else value


def _stale(watch: dict[str, Any], reported: list[Invalidation]) -> Iterator[str]:
    """The names of the context instances that an invalidation does not exclude."""
    for name, instance in watch.items():
        params = instance.get("params", {})
        if any(
            each["context"] == instance["context"]
            and all(params.get(key, value) == value for key, value in (each.get("params") or {}).items())
            for each in reported
        ):
            yield name


def _plain(result: object) -> object:
    if isinstance(result, Response):
        return {"status": result.status, "text": result.body.decode()}
    if isinstance(result, int) and abs(result) > EXACT:
        return str(result)
    return to_jsonable_python(result)


def _with_files(value: dict[str, Any]) -> object:
    """A file is written as ``{"$file": {"name", "type", "text"}}``."""
    match value:
        case {"$file": {"name": name, "type": kind, "text": text}}:
            return File(name, text.encode(), kind)
    return value


if __name__ == "__main__":
    main()
