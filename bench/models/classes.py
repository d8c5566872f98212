"""The public classes of a package, each exported by itself; run in the environment of the packages.

`python -m models.classes DISTRIBUTION MODULE FOLDER` writes `document.json`, with all classes that can be exported, and
prints the figures as JSON. ``unfixable`` is how many classes are rejected also where their JSON is described, as the
hint says. Of a package with more than 400 classes, every second (third …) is taken.
"""

import importlib
import importlib.metadata
import inspect
import json
import pkgutil
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any

from mizan_core import DefinitionError, Registry, client, export_document
from mizan_core.document import dump_document
from pydantic import BaseModel, WithJsonSchema

MAX_CLASSES = 400


def classes(package: str) -> Iterator[type[BaseModel]]:
    """Those whose names and modules have no leading underscore, in a stable order."""
    found = {}
    root = importlib.import_module(package)
    names = [each.name for each in pkgutil.walk_packages(getattr(root, "__path__", ()), f"{package}.", lambda _: None)]
    for name in [package, *names]:
        if any(part.startswith("_") or part in ("tests", "cli", "__main__") for part in name.split(".")):
            continue
        try:
            module = importlib.import_module(name)
        except BaseException:  # an optional dependency is missing
            continue
        for cls in vars(module).values():
            is_own = inspect.isclass(cls) and cls.__module__.split(".")[0] == package.split(".", maxsplit=1)[0]
            if is_own and issubclass(cls, BaseModel) and not cls.__name__.startswith("_"):
                found[f"{cls.__module__}.{cls.__qualname__}"] = cls
    yield from (found[name] for name in sorted(found) if "[" not in name)


def returning(registry: Registry, name: str, cls: type) -> None:
    def function() -> Any: ...

    _register(registry, name, function, {"return": cls})


def taking(registry: Registry, name: str, cls: type) -> None:
    def function(value: Any) -> None: ...

    _register(registry, name, function, {"value": cls, "return": None})


def _register(registry: Registry, name: str, function: Callable[..., Any], annotations: dict[str, Any]) -> None:
    function.__annotations__ = annotations
    client(registry=registry, name=name)(function)


def reasons(use: Callable[[Registry, str, type], None], cls: type) -> list[str]:
    """Why a class is rejected; empty if it is not."""
    registry = Registry()
    use(registry, "f", cls)
    try:
        export_document(registry)
    except DefinitionError as error:
        return [each.message for each in error.diagnostics]
    except Exception as error:
        return [f"CRASH {type(error).__name__}: {error}"]
    return []


def main(distribution: str, package: str, folder: Path) -> None:
    warnings.simplefilter("ignore")
    registry = Registry()
    figures: dict[str, Any] = {"package": distribution, "version": importlib.metadata.version(distribution)}
    chosen = list(classes(package))
    step = max(1, len(chosen) // MAX_CLASSES + 1)
    chosen = chosen[::step]
    rejected: dict[str, list[str]] = {}
    counts: Counter[str] = Counter(classes=len(chosen), unfixable=0)
    for index, cls in enumerate(chosen):
        for kind, use in (("output", returning), ("input", taking)):
            found = reasons(use, cls)
            if found:
                rejected[f"{cls.__module__}.{cls.__qualname__} as {kind}"] = found[:3]
                described: Any = Annotated[cls, WithJsonSchema({"type": "object"})]  # as the hint says
                counts["unfixable"] += bool(reasons(use, described))
            else:
                counts[kind] += 1
                use(registry, f"{kind}_{index}", cls)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "document.json").write_text(dump_document(export_document(registry)), encoding="utf-8")
    print(json.dumps({**figures, **counts, "rejected": rejected}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
