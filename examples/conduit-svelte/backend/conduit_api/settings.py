"""Settings from environment variables."""

import os
import secrets
from pathlib import Path

#: The SQLite file. Made and filled with demo content at the first start.
DATABASE = Path(os.environ.get("CONDUIT_DATABASE", Path(__file__).parent.parent / "conduit.sqlite3"))

#: Signs session cookies. Without one set, sign-ins last as long as the process.
SECRET = os.environ.get("CONDUIT_SECRET") or secrets.token_hex(32)
