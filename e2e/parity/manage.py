"""Django's commands for the functions that the probes call, in the version that the clients are generated from."""

import os
import sys
from pathlib import Path

PYTHON = Path(__file__).parents[2] / "python"

sys.path[:0] = [str(PYTHON / each) for each in ("conformance/backends", "conformance", "fixtures")]
os.environ |= {
    "CONFORMANCE_FIXTURE": "mizan_fixtures.parity_django",
    "DJANGO_SETTINGS_MODULE": "django_settings",
    "PARITY_VERSION": "later",
}

if __name__ == "__main__":
    # After the path is set: the settings import the fixture.
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
