"""Conduit on FastAPI, with an endpoint of its own for every function: ``uvicorn plain:app``."""

from conduit_api.main import app
from mizan_core import default_registry

for function in default_registry:
    # The decorator leaves a function as it is, so FastAPI validates it and fills its dependencies.
    method = "GET" if function.context else "POST"
    app.add_api_route(f"/api/plain/{function.name}", function.function, methods=[method])
