"""The README's example runs."""

import json
import re
import subprocess
import sys
from pathlib import Path


def test_the_example_prints_a_document(tmp_path: Path) -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    program = tmp_path / "example.py"
    program.write_text(example, "utf-8")
    printed = subprocess.run([sys.executable, program], cwd=tmp_path, check=True, capture_output=True, text=True).stdout
    functions = json.loads(printed)["x-mizan-functions"]
    assert [each["name"] for each in functions] == ["project_detail", "rename_project"]
    assert functions[1]["affects"] == [{"context": "project", "scopedBy": ["project_id"]}]
    line = example.splitlines().index('@client(affects="project", auth=True)') + 1
    assert functions[1]["source"] == f"example.py:{line}"
