"""Random instances of the classes of a package, and whether the JSON that the server sends fits the document.

`python -m models.values MODULE FOLDER` makes JSON that the document allows as an input, validates it, and returns the
instance from the function that has this class as its output. It writes `values.jsonl`, which the clients decode, and
prints figures as JSON.
"""

import json
import sys
import warnings
from collections import Counter
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from mizan_core import MizanError, Registry
from mizan_core.output import ResultMismatch

from .classes import MAX_CLASSES, classes, returning, taking
from .random_json import RandomJson

ATTEMPTS = 60
INSTANCES = 15


def main(package: str, folder: Path) -> None:
    warnings.simplefilter("ignore")
    document = json.loads((folder / "document.json").read_text("utf-8"))
    schemas = document["components"]["schemas"]
    functions = {each["name"]: each for each in document["x-mizan-functions"]}
    counts: Counter[str] = Counter(checked=0, wrong=0, empty=0)
    samples: list[str] = []
    chosen = list(classes(package))
    with (folder / "values.jsonl").open("w", encoding="utf-8") as file:
        for index, cls in enumerate(chosen[:: max(1, len(chosen) // MAX_CLASSES + 1)]):
            given, sent = functions.get(f"input_{index}"), functions.get(f"output_{index}")
            if given is None or sent is None:
                continue
            instances = _instances(cls, schemas[given["inputType"]], RandomJson(schemas, index))
            output = _output(cls)
            validator = Draft202012Validator({"$ref": f"#/components/schemas/{sent['outputType']}", **_only(document)})
            counts["empty"] += not instances
            for instance in instances:
                try:
                    text = output.dump(instance)
                except Exception as error:
                    counts["mismatch" if isinstance(error, ResultMismatch) else "error"] += 1
                    samples.append(f"{cls.__name__}: {type(error).__name__}: {error}"[:300])
                    continue
                counts["checked"] += 1
                value = json.loads(text)
                wrong = next(validator.iter_errors(value), None)
                if wrong is not None:
                    counts["wrong"] += 1
                    samples.append(f"{cls.__name__}{wrong.json_path[1:]}: {wrong.message}"[:300])
                line = {"function": sent["name"], "type": sent["outputType"], "value": value}
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
    print(json.dumps({**counts, "samples": samples[:20]}))


def _only(document: Any) -> Any:
    return {"components": document["components"]}


def _output(cls: type) -> Any:
    registry = Registry()
    returning(registry, "f", cls)
    return registry.get("f").parts[0].output


def _instances(cls: type, schema: Any, values: RandomJson) -> list[Any]:
    registry = Registry()
    taking(registry, "f", cls)
    found = []
    for _ in range(ATTEMPTS):
        try:
            call = registry.get("f").validate(values.of(schema))
        except (MizanError, RecursionError):
            continue
        except Exception as error:  # of a validator of the package
            print(f"{cls.__name__}: {type(error).__name__}: {error}"[:200], file=sys.stderr)
            continue
        found.append(call.invocations[0].arguments["value"])
        if len(found) == INSTANCES:
            break
    return found


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
