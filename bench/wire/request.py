"""One HTTP request, as the load generator sends it over and over."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    headers: Mapping[str, str]
    body: str | None = None


def post(path: str, body: Any, headers: Mapping[str, str]) -> Request:
    return Request("POST", path, {"Content-Type": "application/json", **headers}, json.dumps(body))


def get(path: str, params: Mapping[str, Any]) -> Request:
    return Request("GET", f"{path}?{urlencode(params)}", {})
