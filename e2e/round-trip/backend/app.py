"""A FastAPI application that echoes random models. ROUND_TRIP_SEED draws others."""

from __future__ import annotations

import os
from typing import Any

from fastapi import FastAPI
from mizan_core import Registry, client
from mizan_fastapi import install
from pydantic import TypeAdapter
from random_models import model
from random_types import Types

SEED = os.environ.get("ROUND_TRIP_SEED", "1")
COUNT = 200
RECALLED = range(160, COUNT)
"""Models that are also returned from a text, which may be of a later version."""

registry = Registry()
types = Types(SEED, later="ROUND_TRIP_LATER" in os.environ)
models = [model(types) for _ in range(COUNT)]


def _echo(index: int, annotation: Any) -> None:
    def echo(value: Any) -> Any:
        return value

    echo.__annotations__ = {"value": annotation, "return": annotation}
    echo.__name__ = f"echo_{index}"
    client(registry=registry)(echo)


def _recall(index: int, annotation: Any) -> None:
    adapter = TypeAdapter(annotation)

    def recall(text: str) -> Any:
        return adapter.validate_json(text)

    recall.__annotations__ = {"text": str, "return": annotation}
    recall.__name__ = f"recall_{index}"
    client(registry=registry)(recall)


for index, (annotation, _) in enumerate(models):
    _echo(index, annotation)
    if index in RECALLED:
        _recall(index, annotation)

app = FastAPI(title="round trip", version="1.0.0")
install(app, registry=registry)
