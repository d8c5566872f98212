"""Side effects of functions and dependencies on the response: headers, cookies and background tasks."""

from functools import cached_property

from fastapi import BackgroundTasks
from starlette.responses import Response

_OF_THE_BODY = (b"content-length", b"content-type")


class SideEffects:
    """One for each HTTP request; FastAPI hands its parts to those who ask for them."""

    @cached_property
    def response(self) -> Response:
        """Its headers and cookies are sent, its status is not: a failure is raised."""
        return Response()

    @cached_property
    def background(self) -> BackgroundTasks:
        """Run after the response was sent."""
        return BackgroundTasks()

    @property
    def headers(self) -> list[tuple[bytes, bytes]]:
        if "response" not in self.__dict__:
            return []
        return [each for each in self.response.raw_headers if each[0] not in _OF_THE_BODY]

    @property
    def has_cookies(self) -> bool:
        return any(name == b"set-cookie" for name, _ in self.headers)

    @property
    def has_tasks(self) -> bool:
        return "background" in self.__dict__ and bool(self.background.tasks)

    def apply(self, response: Response) -> None:
        if not self.__dict__:
            return
        response.raw_headers.extend(self.headers)
        if self.has_tasks:
            tasks = [] if response.background is None else [response.background]
            response.background = BackgroundTasks([*tasks, *self.background.tasks])
