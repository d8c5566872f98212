"""Puts the generator and the official plugins into the wheel. Needs Node, and the packages must be built."""

import subprocess
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GeneratorHook(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        self._directory = tempfile.TemporaryDirectory(prefix="mizan-generator-")
        script = Path(self.root, "../../scripts/pack-generator.mjs")
        subprocess.run(["node", str(script), self._directory.name], check=True)  # noqa: S603, S607 - our own script
        build_data["force_include"][self._directory.name] = "mizan_cli/generator"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if version != "editable":
            self._directory.cleanup()
