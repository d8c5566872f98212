"""Generated packages, and the backends whose functions they call."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "__golden__"))
