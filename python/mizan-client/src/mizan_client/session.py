"""What a client knows of its user: the CSRF token of the session, or a bearer token."""

from __future__ import annotations

from dataclasses import dataclass

from .headers import checked_token

NO_TOKEN_NEEDED = ""


@dataclass(slots=True)
class Session:
    """Shared by a client and what its ``with_options`` returns."""

    needs_csrf: bool
    """Whether the backend has CSRF protection."""
    csrf_token: str | None = None
    """None until it is needed; ``NO_TOKEN_NEEDED`` if the backend wants none."""
    bearer_token: str | None = None
    can_renew: bool = False
    """Whether there is a function that gets a new bearer token."""

    def __post_init__(self) -> None:
        if self.bearer_token is not None:
            self.bearer_token = checked_token(self.bearer_token)

    @property
    def uses_csrf(self) -> bool:
        """A bearer token is not sent by browsers on their own, so it needs no protection."""
        return self.needs_csrf and self.bearer_token is None and not self.can_renew
