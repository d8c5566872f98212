"""Runs the exchanges of `wire.v1.exchanges.json` against a live backend, whatever it is written in."""

from .backend import Backend, Response
from .exchanges import EXCHANGES, Exchange
from .play import Mismatch, play

__all__ = ["EXCHANGES", "Backend", "Exchange", "Mismatch", "Response", "play"]
