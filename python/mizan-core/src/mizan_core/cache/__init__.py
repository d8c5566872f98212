"""Keeping the results of context functions: ``@client(context=..., cache=seconds)``.

``mizan_core.cache.redis`` holds the backend for several processes.
"""

from .backend import CacheBackend
from .cache import Cache
from .key import derive_cache_key
from .memory import MemoryBackend

__all__ = ["Cache", "CacheBackend", "MemoryBackend", "derive_cache_key"]
