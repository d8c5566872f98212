"""Bearer tokens: for programs, which have no session."""

from typing import Annotated

from fastapi import Depends
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from mizan_core.tokens import Token, Tokens, TokenSettings

from app import settings

tokens = Tokens(
    TokenSettings(
        keys={"tracker": settings.TOKEN_KEY},
        signing="tracker",
        issuer="tracker",
        audience="tracker",
        lifetime=900,  # seconds
    )
)


def bearer_token(
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(HTTPBearer(auto_error=False))],
) -> Token | None:
    """None without a token."""
    return tokens.verify(credentials.credentials) if credentials else None


BearerToken = Annotated[Token | None, Depends(bearer_token)]
