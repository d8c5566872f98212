#!/usr/bin/env python3
"""Measures `call/` and `ctx/` of mizan-fastapi and mizan-django compared with plain endpoints that do the same work.

Installs what it needs on its first run. Ratios are mizan's speed against the other's: 1 is equal, more is faster.
"""

import argparse
import json
import tempfile
from pathlib import Path

from wire.contenders import BACKENDS
from wire.environment import install, prepare_django
from wire.items import items
from wire.report import lines, plain
from wire.rounds import race, with_checkout

CSRF_TOKEN = "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6"
FASTAPI_SESSION = "0123456789abcdef"


def main() -> None:
    options = parse()
    install()
    with tempfile.TemporaryDirectory() as directory:
        database = Path(directory) / "bench.sqlite3"
        run(options, database, prepare_django(database))


def parse() -> argparse.Namespace:
    names = [each.name for each in items({}, {})]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="rounds, of which medians are shown (5)")
    parser.add_argument("--seconds", type=int, default=2, help="of load for each contender in each round (2)")
    parser.add_argument("--only", help="backends whose name holds this, such as fastapi or WSGI")
    parser.add_argument("--items", default=",".join(names), help=f"some of {', '.join(names)}")
    parser.add_argument("--against", type=Path, help="another checkout, whose mizan is one more contender")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    return parser.parse_args()


def run(options: argparse.Namespace, database: Path, session: str) -> None:
    csrf = {"X-CSRFToken": CSRF_TOKEN, "Cookie": f"csrftoken={CSRF_TOKEN}"}
    signed_in = {"Cookie": f"{csrf['Cookie']}; sessionid={session}; session={FASTAPI_SESSION}"}
    wanted = [each for each in items(csrf, signed_in) if each.name in options.items.split(",")]
    environment = {"BENCH_DATABASE": str(database)}
    report: dict[str, object] = {}
    for known in BACKENDS:
        if options.only and options.only not in known.name:
            continue
        backend = with_checkout(known, options.against) if options.against else known
        chosen = [each for each in wanted if each.name in backend.items]
        outcomes = race(backend, chosen, options.runs, options.seconds, environment)
        print("\n".join(lines(backend, chosen, outcomes)), end="\n\n", flush=True)
        report[backend.name] = plain(outcomes)
        if options.json:
            options.json.write_text(json.dumps(report, indent=2) + "\n")


if __name__ == "__main__":
    main()
