"""MWT: bearer tokens that say who is asking. Needs the extra ``mizan-core[tokens]``."""

from ..errors import ExpiredToken, InvalidToken
from .settings import TokenSettings
from .token import Token
from .tokens import Tokens

__all__ = ["ExpiredToken", "InvalidToken", "Token", "TokenSettings", "Tokens"]
