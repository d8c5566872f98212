"""`python -m mizan_cli` is the command `mizan`."""

import sys

from .cli import main

sys.exit(main())
