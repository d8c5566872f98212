"""Reads values from standard input, sends each through the client, and prints what comes back as a line of JSON."""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path
from typing import Any, get_type_hints

sys.path.insert(0, str(Path(__file__).parent / "generated"))

from echo import Client
from mizan_client import DecodeError, MizanError
from pydantic import TypeAdapter


@cache
def adapters(function: str) -> dict[str, TypeAdapter[Any]]:
    """Of the arguments and the result of a function."""
    return {
        name: TypeAdapter(hint) for name, hint in get_type_hints(getattr(Client, function), include_extras=True).items()
    }


def call(client: Client, function: str, args: dict[str, Any]) -> Any:
    types = adapters(function)
    # As an application has them: values of the types of the client.
    values = {name: types[name].validate_json(json.dumps(value)) for name, value in args.items()}
    result = getattr(client, function)(**values)
    return json.loads(types["return"].dump_json(result, by_alias=True, exclude_unset=True))


def main() -> None:
    plan = json.load(sys.stdin)
    with Client(plan["url"]) as client:
        for each in plan["calls"]:
            try:
                outcome = {"value": call(client, each["function"], each["args"])}
            except (MizanError, ValueError) as error:
                outcome = {"error": f"{type(error).__name__}: {error}", "isDecode": isinstance(error, DecodeError)}
            print(json.dumps(outcome))


if __name__ == "__main__":
    main()
