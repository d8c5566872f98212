"""mizan on FastAPI: `install(app)` serves the functions that `@client` offers."""

from fastapi import UploadFile
from mizan_core import BigInt, register_file_type, register_injected, set_framework_response_base
from starlette.responses import Response

from .injection import arguments_of, is_argument_marker, is_injected, marker_hint
from .router import create_router, install

register_injected(is_injected, argument_marker=is_argument_marker, arguments_of=arguments_of, marker_hint=marker_hint)
register_file_type(UploadFile)
set_framework_response_base(Response)

__all__ = ["BigInt", "create_router", "install"]
