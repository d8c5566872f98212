"""Settings from environment variables."""

import os
import secrets
from pathlib import Path

#: The SQLite file. Made and filled with demo data at the first start.
DATABASE = Path(os.environ.get("TRACKER_DATABASE", Path(__file__).parent.parent / "tracker.sqlite3"))

#: Signs session cookies. Without one set, sign-ins last as long as the process.
SECRET = os.environ.get("TRACKER_SECRET") or secrets.token_hex(32)

#: Signs bearer tokens. Without one set, they too last as long as the process.
TOKEN_KEY = os.environ.get("TRACKER_TOKEN_KEY") or secrets.token_hex(32)
