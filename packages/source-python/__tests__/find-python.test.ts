import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { findPython } from "../src/find-python.ts";
import { diagnosticOf, project, removeProjects } from "./project.ts";

afterEach(removeProjects);

const nothing = { PATH: "" };
const search = { python: undefined, env: nothing, platform: "linux" as const };

describe("the Python that runs the application", () => {
  test("is the option first, as a path relative to the config file", () => {
    const root = project({ "tools/python": "", ".venv/bin/python": "" });
    expect(findPython({ ...search, cwd: root, root, python: "tools/python" })).toEqual([
      join(root, "tools/python"),
    ]);
  });

  test("may be a command on PATH", () => {
    const root = project({ "bin/python3.12": "" });
    const env = { PATH: join(root, "bin") };
    expect(findPython({ ...search, cwd: root, root, python: "python3.12", env })).toEqual(["python3.12"]);
  });

  test("is the active virtual environment before a local one", () => {
    const root = project({ "active/bin/python": "", ".venv/bin/python": "" });
    const env = { ...nothing, VIRTUAL_ENV: join(root, "active") };
    expect(findPython({ ...search, cwd: root, root, env })).toEqual([join(root, "active/bin/python")]);
  });

  test("is an active conda environment", () => {
    const root = project({ "conda/bin/python": "" });
    const env = { ...nothing, CONDA_PREFIX: join(root, "conda") };
    expect(findPython({ ...search, cwd: root, root, env })).toEqual([join(root, "conda/bin/python")]);
  });

  test("is not in an active environment that was deleted", () => {
    const root = project({ "venv/bin/python": "" });
    const env = { ...nothing, VIRTUAL_ENV: join(root, "gone") };
    expect(findPython({ ...search, cwd: root, root, env })).toEqual([join(root, "venv/bin/python")]);
  });

  test("is in the nearest .venv or venv above the application", () => {
    const root = project({ "venv/bin/python": "", "backend/.venv/bin/python": "" });
    const cwd = join(root, "backend");
    expect(findPython({ ...search, cwd, root })).toEqual([join(root, "backend/.venv/bin/python")]);
  });

  test("is found up to the repository's root, and no further", async () => {
    const outside = project({ "venv/bin/python": "", "repository/.venv/bin/python": "" });
    const root = join(outside, "repository", "app");
    mkdirSync(join(outside, "repository", ".git"));
    mkdirSync(root);
    const found = join(outside, "repository/.venv/bin/python");
    expect(findPython({ ...search, cwd: root, root })).toEqual([found]);

    mkdirSync(join(root, ".git"));
    expect(await diagnosticOf(() => findPython({ ...search, cwd: root, root }))).toMatchObject({
      code: "MZ2101",
    });
  });

  test("is in Scripts on Windows, or py on PATH", () => {
    const root = project({ ".venv/Scripts/python.exe": "", "bin/py.exe": "" });
    const windows = { ...search, platform: "win32" as const };
    expect(findPython({ ...windows, cwd: root, root })).toEqual([join(root, ".venv/Scripts/python.exe")]);
    const empty = project();
    const env = { PATH: join(root, "bin") };
    expect(findPython({ ...windows, cwd: empty, root: empty, env })).toEqual(["py", "-3"]);
  });

  test("is an error that lists every searched path when none is found", async () => {
    const root = project();
    const env = { ...nothing, VIRTUAL_ENV: "/gone" };
    expect(await diagnosticOf(() => findPython({ ...search, cwd: root, root, env }))).toEqual({
      code: "MZ2101",
      slug: "python-not-found",
      severity: "error",
      message: [
        "No Python was found. Searched for:",
        "  /gone/bin/python",
        `  ${root}/.venv/bin/python`,
        `  ${root}/venv/bin/python`,
        "  python3 on PATH",
        "  python on PATH",
      ].join("\n"),
      hint: 'Create a virtual environment (python3 -m venv .venv), or set the option "python" to the interpreter.',
    });
  });

  test("is never guessed when the option names no interpreter", async () => {
    const root = project({ ".venv/bin/python": "" });
    const diagnostic = await diagnosticOf(() =>
      findPython({ ...search, cwd: root, root, python: "./gone/python" }),
    );
    expect(diagnostic.message).toBe(`No Python was found. Searched for:\n  ${root}/gone/python`);
  });
});
