"""Spans of OpenTelemetry's instrumentation name the function."""

from collections.abc import Iterator

import pytest
from mizan_core import Registry, client
from opentelemetry.instrumentation.django import DjangoInstrumentor
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from .conftest import Backend, Serve

pytestmark = pytest.mark.django_db


@pytest.fixture
def spans() -> Iterator[InMemorySpanExporter]:
    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    DjangoInstrumentor().instrument(tracer_provider=provider)
    yield exporter
    DjangoInstrumentor().uninstrument()


@pytest.mark.parametrize("interface", ["wsgi", "asgi"])
def test_the_span_of_a_call_names_the_function(
    spans: InMemorySpanExporter, serve: Serve, registry: Registry, interface: str
) -> None:
    @client(registry=registry)
    def rename() -> None: ...

    @client(registry=registry)
    async def rename_async() -> None: ...

    serve()
    backend = Backend(interface)
    backend.call("rename")
    backend.call("rename_async")
    assert [(each.attributes or {})["mizan.function"] for each in spans.get_finished_spans()] == [
        "rename",
        "rename_async",
    ]
