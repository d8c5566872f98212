"""The document that clients are generated from."""

from .class_names import namesake_notes
from .exporter import DOCUMENT_VERSION, dump_document, export_document

__all__ = ["DOCUMENT_VERSION", "dump_document", "export_document", "namesake_notes"]
