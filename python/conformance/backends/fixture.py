"""Which functions a backend serves."""

import os
from importlib import import_module

from mizan_core import Registry


def fixture() -> Registry:
    """The registry of the module that CONFORMANCE_FIXTURE names."""
    registry: Registry = import_module(os.environ["CONFORMANCE_FIXTURE"]).registry
    return registry
