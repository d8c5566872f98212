"""What mizan's backends and its Python clients share."""

from .canonical import canonical_json, canonical_query

__all__ = ["canonical_json", "canonical_query"]
