"""Decodes the values of `values.py` with a generated Python client, run where mizan-client is installed.

`python -m models.decode FOLDER` prints figures as JSON.
"""

import importlib
import json
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError


def main(folder: Path) -> None:
    sys.path.insert(0, str(folder))
    models = importlib.import_module("client_python.models")

    @cache
    def adapter(name: str) -> TypeAdapter[Any] | None:
        found = getattr(models, name, None)
        return None if found is None else TypeAdapter(found)

    counts: Counter[str] = Counter(decoded=0, undecodable=0, unnamed=0)
    samples = []
    with (folder / "values.jsonl").open(encoding="utf-8") as file:
        for line in file:
            given = json.loads(line)
            reader = adapter(given["type"])
            if reader is None:  # an instance of a generic, which is no class of its own
                counts["unnamed"] += 1
                continue
            try:
                reader.validate_json(json.dumps(given["value"]), by_alias=True)
                counts["decoded"] += 1
            except ValidationError as error:
                counts["undecodable"] += 1
                samples.append(f"{given['type']}: {error.errors(include_url=False)[0]}"[:300])
    print(json.dumps({**counts, "samples": samples[:20]}))


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
