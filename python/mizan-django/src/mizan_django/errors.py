"""Requests that HTTP has a status of its own for."""

from mizan_core import BadRequest


class MethodNotAllowed(BadRequest):
    status = 405
    default_message = "Method Not Allowed"

    def __init__(self, allowed: str) -> None:
        super().__init__()
        self.allowed = allowed


class TooLarge(BadRequest):
    status = 413


class UnsupportedMediaType(BadRequest):
    status = 415
