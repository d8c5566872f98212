"""The published exchanges, as data."""

import json
from pathlib import Path
from typing import Any

SCHEMAS = Path(__file__).parents[3] / "packages/core/schema"

Exchange = dict[str, Any]
"""One of `exchanges` in `wire.v1.exchanges.json`; the schema beside it documents the fields."""

_file = json.loads((SCHEMAS / "wire.v1.exchanges.json").read_text("utf-8"))
EXCHANGES: list[Exchange] = _file["exchanges"]
ALWAYS: dict[str, str] = _file["always"]["headers"]
BEARER: dict[str, Any] = _file["bearer"]
"""What a good token is like, and `tokens`, good and bad, by name."""
STATUSES: dict[str, int] = _file["statuses"]
