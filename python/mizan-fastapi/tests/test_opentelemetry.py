"""Spans of OpenTelemetry's instrumentation name the function."""

from typing import Any

import pytest
from fastapi import FastAPI
from mizan_core import Registry, client
from opentelemetry.instrumentation.fastapi import FastAPIInstrumentor
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter


@pytest.fixture
def spans(app: FastAPI) -> Any:
    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    FastAPIInstrumentor.instrument_app(app, tracer_provider=provider)
    yield exporter
    FastAPIInstrumentor.uninstrument_app(app)


async def test_the_span_of_a_call_names_the_function(spans: Any, serve: Any, registry: Registry) -> None:
    @client(registry=registry)
    def rename() -> None: ...

    @client(context="page", registry=registry)
    def read() -> int:
        return 1

    backend = serve()
    await backend.call("rename")
    await backend.get("ctx/page/")
    named = [(each.attributes or {})["mizan.function"] for each in spans.get_finished_spans() if each.parent is None]
    assert named == ["rename", "page"]
