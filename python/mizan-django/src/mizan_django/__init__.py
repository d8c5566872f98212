"""mizan on Django: `mizan_urls()` serves the functions that `@client` offers."""

from django.http.response import HttpResponseBase
from mizan_core import BigInt, register_injected, set_framework_response_base

from .bearer import get_tokens
from .caching import invalidate
from .forms import client_form
from .injection import is_injected
from .urls import mizan_urls

register_injected(is_injected)
set_framework_response_base(HttpResponseBase)

__all__ = ["BigInt", "client_form", "get_tokens", "invalidate", "mizan_urls"]
