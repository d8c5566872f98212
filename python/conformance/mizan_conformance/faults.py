"""A server that misbehaves on every other request, in each of the ways that clients must survive.

``python -m mizan_conformance.faults`` prints the certificate to trust and the base URL of each fault as JSON, and
runs until standard input is closed.
"""

from __future__ import annotations

import contextlib
import gzip
import json
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from functools import cache
from typing import TypeAlias

from .certificates import Certificates

HUNDRED_MB = 100 * 2**20
GOOD = b'{"result": "x"}'

Sender: TypeAlias = Callable[[socket.socket], None]


def _head(length: int, *headers: str, status: str = "200 OK", kind: str = "application/json") -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {length}", "Connection: close", *headers]
    return "\r\n".join([*lines, "", ""]).encode()


def _response(body: bytes, *headers: str, status: str = "200 OK", kind: str = "application/json") -> Sender:
    return lambda connection: connection.sendall(_head(len(body), *headers, status=status, kind=kind) + body)


def _die(connection: socket.socket) -> None:
    connection.sendall(_head(100) + GOOD[:5])


def _answer_late(connection: socket.socket) -> None:
    # Until the client gives up.
    connection.recv(1)


def _send_100_mb(connection: socket.socket) -> None:
    connection.sendall(_head(HUNDRED_MB))
    chunk = b" " * 2**20
    for _ in range(HUNDRED_MB // len(chunk)):
        connection.sendall(chunk)


@cache
def _bomb() -> bytes:
    return gzip.compress(bytes(HUNDRED_MB))


def _send_bomb(connection: socket.socket) -> None:
    _response(_bomb(), "Content-Encoding: gzip")(connection)


FAULTS: dict[str, Sender] = {
    "dies mid-response": _die,
    "answers late": _answer_late,
    "sends garbage": lambda connection: connection.sendall(b"\0\xff SSH-2.0-OpenSSH_9.6\r\n\r\n"),
    "half a JSON": _response(GOOD[:-4]),
    "wrong content type": _response(b"<html>It works!</html>", kind="text/html"),
    "100 MB": _send_100_mb,
    "redirects elsewhere": _response(b"", "Location: http://127.0.0.1:9/steal?token=s3cret", status="302 Found"),
    "expired certificate": _response(GOOD),
    "gzip bomb": _send_bomb,
}
EXPIRED = "expired certificate"


class FaultyServer:
    """One port for a fault. The first connection meets it, the second does not, and so on."""

    def __init__(self, fault: str, certificates: Certificates) -> None:
        self._fault = fault
        self._certificates = certificates
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        scheme = "https" if fault == EXPIRED else "http"
        self.base_url = f"{scheme}://127.0.0.1:{self._listener.getsockname()[1]}/api/mizan"
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        is_faulty = False
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            is_faulty = not is_faulty
            with connection, contextlib.suppress(OSError):
                connection.settimeout(30)
                self._serve(connection, is_faulty=is_faulty)

    def _serve(self, connection: socket.socket, *, is_faulty: bool) -> None:
        if self._fault == EXPIRED:
            context = self._certificates.expired if is_faulty else self._certificates.valid
            with context.wrap_socket(connection, server_side=True) as secure:
                self._answer(secure, is_faulty=is_faulty)
        else:
            self._answer(connection, is_faulty=is_faulty)

    def _answer(self, connection: socket.socket, *, is_faulty: bool) -> None:
        request = b""
        # The body of a call is JSON.
        while not request.endswith(b"}"):
            request += (chunk := connection.recv(65536))
            if not chunk:
                return
        send = FAULTS[self._fault] if is_faulty else _response(GOOD)
        send(connection)

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()


@contextlib.contextmanager
def serving() -> Iterator[tuple[str, dict[str, str]]]:
    """The certificate to trust, and the base URL of each fault."""
    certificates = Certificates()
    servers = {fault: FaultyServer(fault, certificates) for fault in FAULTS}
    try:
        yield certificates.authority, {fault: server.base_url for fault, server in servers.items()}
    finally:
        for server in servers.values():
            server.close()


if __name__ == "__main__":
    with serving() as (authority, urls):
        sys.stdout.write(json.dumps({"authority": authority, "urls": urls}) + "\n")
        sys.stdout.flush()
        sys.stdin.read()
