"""Schemathesis drives live servers by their own documents, with what the schemas allow and with what they do not.

It looks for server errors, statuses and headers that are not documented, responses that break their schema, requests
that are refused though they fit, and requests that are accepted though they do not.
"""

import subprocess
import sys
from pathlib import Path

import pytest
from mizan_conformance import Backend
from mizan_conformance.servers import PYTHON, environment, running

EXPORTERS = {
    "fastapi": ["-m", "mizan_fastapi.cli", "fastapi_backend:app", "--out"],
    "django-asgi": ["-m", "django", "export_mizan_schema", "--settings", "django_settings", "--out"],
}
USER = "ruth"

# What JSON Schema cannot say of the type mapping, such as which text is a decimal, or of forms, which take numbers as
# text too, is left to their own tests: here only the responses are looked at, whatever the arguments.
RESPONSES_ONLY = "--exclude-checks=positive_data_acceptance,negative_data_rejection"
OPTIONS = {
    "mizan_fixtures.wire": ["--max-examples=20"],
    "mizan_fixtures.type_mapping": ["--max-examples=40", RESPONSES_ONLY],
    "mizan_fixtures.wire_forms": ["--max-examples=20", RESPONSES_ONLY],
}
DJANGO_ONLY = {"mizan_fixtures.wire_forms"}


@pytest.mark.parametrize(
    ("server", "fixture"),
    [
        (server, fixture)
        for server in EXPORTERS
        for fixture in OPTIONS
        if server != "fastapi" or fixture not in DJANGO_ONLY
    ],
)
def test_a_backend_follows_its_document(server: str, fixture: str, tmp_path: Path) -> None:
    document = tmp_path / "document.json"
    export = [sys.executable, *EXPORTERS[server], str(document)]
    subprocess.run(export, env=environment(server, fixture), cwd=PYTHON, check=True)
    with running(server, fixture) as base_url:
        origin = base_url.removesuffix("/api/mizan")
        headers = Backend(base_url).headers_of(USER)
        command = [
            *[sys.executable, "-m", "schemathesis.cli", "run", str(document), "--url", origin],
            *["--checks=all", "--phases=coverage,fuzzing", *OPTIONS[fixture]],
            *["--generation-deterministic", "--continue-on-failure", "--no-color"],
            *[each for name, value in headers.items() for each in ("--header", f"{name}: {value}")],
        ]
        run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
