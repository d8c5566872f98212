import { join } from "node:path";
import { installCommand } from "../src/command.ts";
import { project, removeProjects } from "./project.ts";

afterEach(removeProjects);

test.each([
  ["uv.lock", "uv add mizan-django"],
  ["poetry.lock", "poetry add mizan-django"],
  ["pdm.lock", "pdm add mizan-django"],
  ["Pipfile.lock", "pipenv install mizan-django"],
])("a project with %s installs the package with the matching tool", (lockFile, command) => {
  const root = project({ ".git/HEAD": "", [lockFile]: "", "backend/manage.py": "" });
  expect(installCommand(["/p/bin/python"], join(root, "backend"), "mizan-django")).toBe(command);
});

test("another project installs the package with the pip of its Python", () => {
  const root = project({ "uv.lock": "", "other/.git/HEAD": "" });
  expect(installCommand(["/my p/bin/python"], join(root, "other"), "mizan-django")).toBe(
    "'/my p/bin/python' -m pip install mizan-django",
  );
});
