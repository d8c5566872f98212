#!/usr/bin/env python3
"""Exports the public classes of packages from PyPI that use pydantic, builds and compiles their clients, and checks the
JSON of random instances against the document and with the Python and Rust clients.

    python3 bench/models.py [--packages mcp-types,openai] [--targets typescript,python] [--json FILE]

Installs the packages into bench/models/.venv on its first run. Build the repository first (`npm run build`).
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
REPOSITORY = HERE.parent
ENVIRONMENT = HERE / "models/.venv"
PYTHON = ENVIRONMENT / "bin/python"
OUTPUT = HERE / "output/models"

PACKAGES = {
    "aiogram": "aiogram.types",
    "anthropic": "anthropic.types",
    "docling-core": "docling_core.types",
    "fhir.resources": "fhir.resources",
    "geojson-pydantic": "geojson_pydantic",
    "google-genai": "google.genai.types",
    "hera-workflows": "hera.workflows.models",
    "mcp-types": "mcp_types",
    "openai": "openai.types",
    "openapi-pydantic": "openapi_pydantic",
    "py-ocsf-models": "py_ocsf_models",
    "qdrant-client": "qdrant_client.http.models",
    "scim2-models": "scim2_models",
    "stac-pydantic": "stac_pydantic",
}
"""The module with the models, by the name on PyPI."""

TARGETS = ["typescript", "react", "vue", "svelte", "python", "rust"]
FIGURES = ["classes", "output", "input", "unfixable", "checked", "wrong", "decoded", "undecodable"]
FIGURES += ["rust_decoded", "rust_undecodable", "rust_changed"]


def main() -> int:
    options = _parser().parse_args()
    _install()
    report = [_package(name, options.targets) for name in options.packages]
    _print(report, options.targets)
    if options.json:
        options.json.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Checks third-party models with every target.")
    names = {"type": lambda text: text.split(",")}
    parser.add_argument("--packages", default=list(PACKAGES), help="some of them, separated by commas", **names)
    parser.add_argument("--targets", default=TARGETS, help="some of them, separated by commas", **names)
    parser.add_argument("--json", type=Path, help="where to write the figures")
    return parser


def _install() -> None:
    if not PYTHON.exists():
        subprocess.run([sys.executable, "-m", "venv", ENVIRONMENT], check=True)
    ours = [argument for name in ("mizan-wire", "mizan-core") for argument in ("-e", REPOSITORY / "python" / name)]
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, *ours, *PACKAGES, "jsonschema", "rstr"], check=True)


def _package(name: str, targets: list[str]) -> dict[str, Any]:
    print(f"{name} …", file=sys.stderr)
    folder = (OUTPUT / name).resolve()
    figures = _run(PYTHON, "classes", name, PACKAGES[name], folder) | _run(PYTHON, "values", PACKAGES[name], folder)
    for target in targets:
        build = ["node", HERE / "models/build.mjs", target, folder]
        done = subprocess.run(build, stdout=subprocess.PIPE, text=True, check=False)
        figures[target] = "ok" if done.returncode == 0 else done.stdout.strip()
    for target, part in (("python", "decode"), ("rust", "decode_rust")):
        if figures.get(target) == "ok":
            decoded = _run(REPOSITORY / ".venv/bin/python", part, folder)
            figures |= {**decoded, "samples": [*figures["samples"], *decoded["samples"]]}
    return figures


def _run(python: Path, part: str, *arguments: str | Path) -> dict[str, Any]:
    """The figures of a part of the benchmark."""
    command = [python, "-W", "ignore", "-m", f"models.{part}", *arguments]
    output = subprocess.run(command, cwd=HERE, check=True, stdout=subprocess.PIPE).stdout
    figures: dict[str, Any] = json.loads(output)
    return figures


def _print(report: list[dict[str, Any]], targets: list[str]) -> None:
    columns = ["package", "version", *FIGURES, *targets]
    rows = [columns, *([_cell(each.get(name, 0)) for name in columns] for each in report)]
    widths = [max(len(row[index]) for row in rows) for index in range(len(columns))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    for each in report:
        for rejected, reasons in each["rejected"].items():
            print(f"\n{rejected}: {reasons[0]}")
        for sample in each["samples"]:
            print(f"\n{each['package']}: {sample}")
        for target in targets:
            if each[target] != "ok":
                print(f"\n{each['package']}, {target}: {each[target]}")
    classes, usable = (sum(each.get(name, 0) for each in report) for name in ("classes", "output"))
    print(f"\n{usable} of {classes} classes are exported as outputs: {usable / classes:.1%}")


def _cell(value: Any) -> str:
    return str(value).partition(" failed")[0] if isinstance(value, str) else str(value)


if __name__ == "__main__":
    sys.exit(main())
