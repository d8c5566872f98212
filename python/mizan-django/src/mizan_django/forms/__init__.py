"""Django forms for clients: described, validated and submitted through functions of the registry."""

from .decorator import client_form

__all__ = ["client_form"]
