"""`python -m mizan_conformance http://localhost:8000/api/mizan`: every exchange against a backend that runs."""

import sys

from .backend import Backend
from .exchanges import EXCHANGES
from .play import Mismatch, play


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or not arguments[0].startswith("http://"):
        sys.stderr.write("usage: python -m mizan_conformance http://host:port/prefix\n")
        return 2
    backend = Backend(arguments[0])
    met = {each: backend.meets(each) for each in (None, "csrf", "files")}
    exchanges = [each for each in EXCHANGES if met[each.get("requires")]]
    failed = 0
    for exchange in exchanges:
        try:
            play(exchange, backend)
        except Mismatch as mismatch:
            failed += 1
            sys.stdout.write(f"✗ {mismatch}\n")
    sys.stdout.write(f"{len(exchanges) - failed} passed, {failed} failed\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
