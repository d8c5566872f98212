"""Injects the request into server functions."""

import inspect
from collections.abc import Mapping
from typing import Annotated, get_args, get_origin

from django.http import HttpRequest
from mizan_core import ServerFunction


def is_injected(parameter: inspect.Parameter) -> bool:
    """Whether the parameter takes the request: annotated as an `HttpRequest`, or as a subclass that says more of it,
    such as the type of its user."""
    annotation = parameter.annotation
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    return isinstance(annotation, type) and issubclass(annotation, HttpRequest)


def injected(function: ServerFunction, request: HttpRequest) -> Mapping[str, HttpRequest]:
    """The request under every name that the function wants it by."""
    return {name: request for name, each in function.signature.injected.items() if is_injected(each)}
