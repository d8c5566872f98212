"""Finding the user of a token in the project's own user model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError

if TYPE_CHECKING:  # needs the extra mizan-core[tokens]
    from mizan_core.tokens import Token


def user_by_key(token: Token) -> Any:
    """The user whose primary key the token names; None if there is none, or not an active one."""
    model = get_user_model()
    try:
        user = model._default_manager.get(pk=token.sub)
    except (model.DoesNotExist, ValueError, ValidationError):  # also what is no key of this model
        return None
    return user if user.is_active else None
