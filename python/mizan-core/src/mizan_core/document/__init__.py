"""The document that clients are generated from."""

from .exporter import DOCUMENT_VERSION, dump_document, export_document

__all__ = ["DOCUMENT_VERSION", "dump_document", "export_document"]
