"""The pieces of work, with the request for each to mizan and to a plain endpoint."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .apps.tiles import TILES
from .request import Request, get, post

Headers = Mapping[str, str]

_GREET = {"name": "Ada", "times": 3}
_ADDRESS = {"street": "Main Street 1", "city": "Utrecht", "postcode": "3511 AB", "country": "NL"}
_ORDER = {
    "customer_id": 7,
    "reference": "order 2026-0001",
    "placed_at": "2026-01-02T03:04:05Z",
    "currency": "EUR",
    "is_gift": True,
    "note": "Ring twice, the bell is old.",
    "tags": ["express", "fragile"],
    "delivery": _ADDRESS,
    "billing": _ADDRESS,
    "items": [{"sku": f"AB-{number:04}", "quantity": number} for number in range(1, 6)],
}
_PROJECT = {"limit": 5, "project_id": 7}
_TEAM = {"team_id": 3}


@dataclass(frozen=True)
class Item:
    name: str
    title: str
    of_mizan: Sequence[Request]
    """The requests that get all of it once from mizan."""
    of_endpoints: Sequence[Request]
    """Those that get the same from plain endpoints."""


def items(csrf: Headers, session: Headers) -> list[Item]:
    """`csrf` has the headers that Django requires for a POST, `session` the additional ones of a signed-in user."""

    def read(name: str, title: str, fn: str, headers: Headers = csrf) -> Item:
        return Item(name, title, [_call(fn, _GREET, headers)], [post(f"/{fn}", _GREET, headers)])

    tiles = [get(f"/{name}", _TEAM) for name in TILES]
    return [
        read("read", "a small read", "greet"),
        read("thread", "a small read, not async", "greet_in_thread"),
        read("async", "a small read, async", "greet_async"),
        read("signed-in", "a small read, signed in", "greet_me", {**csrf, **session}),
        Item(
            "mutation",
            "a mutation: 10 fields in, 20 objects out",
            [_call("place_order", {"order": _ORDER}, csrf)],
            [post("/place_order", _ORDER, csrf)],
        ),
        Item(
            "context",
            "three functions as one context, or one endpoint",
            [get("/api/mizan/ctx/project/", _PROJECT)],
            [get("/project", _PROJECT)],
        ),
        Item(
            "rows",
            "a context of 200 rows",
            [get("/api/mizan/ctx/rows/", _TEAM)],
            [get("/rows", _TEAM)],
        ),
        Item(
            "page",
            "eight reads: one context, or eight requests",
            [get("/api/mizan/ctx/dashboard/", _TEAM)],
            tiles,
        ),
        Item(
            "calls",
            "eight reads: eight calls, or eight requests",
            [_call(name, _TEAM, csrf) for name in TILES],
            tiles,
        ),
    ]


def _call(fn: str, args: Mapping[str, Any], headers: Headers) -> Request:
    return post("/api/mizan/call/", {"fn": fn, "args": args}, headers)


def results(answers: Sequence[Any]) -> list[Any]:
    """The data of the answers, without mizan's envelopes and in a fixed order, so that contenders can be compared."""
    found: list[Any] = []
    for answer in answers:
        if isinstance(answer, dict) and "invalidate" in answer:
            found.append(answer["result"])
        elif isinstance(answer, dict) and set(answer) == set(TILES):
            found += [answer[name] for name in TILES]
        else:
            found.append(answer)
    return found
