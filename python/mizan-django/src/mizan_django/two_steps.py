"""Functions that judge before anything is in a transaction."""

from collections.abc import Callable
from typing import Any

from mizan_core import ServerFunction


class TwoStepFunction(ServerFunction):
    """Its function returns another one without arguments, which is the rest of it.

    Only the rest is in the transaction of the call. What the first step writes stays, whatever becomes of the call.
    """


Step = Callable[[], Any]
