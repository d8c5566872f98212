import { existsSync } from "node:fs";
import { delimiter, join, relative } from "node:path";
import { root } from "../program.mjs";
import { attempt } from "../process/run.mjs";
import { mizanProgram } from "../setup/build.mjs";
import { exampleBackends, python, pythonCommand, pythonPackages } from "../setup/python.mjs";
import { listExamples, readExample, typeScript } from "../start/examples.mjs";

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {boolean} [isReport] Its output is shown also when it passes.
 * @property {() => Promise<{ code: number, output: string }>} run
 */

const bin = (path) => join(root, "node_modules", path);
const node = (name, script, ...args) => ({ name, run: () => attempt(process.execPath, [script, ...args]) });
const module = (name, ...args) => ({ name, run: () => attempt(python, ["-m", ...args]) });

/**
 * Every check, in lanes that run side by side; the steps of a lane run one after another. Steps that need the
 * built packages, or the clients of the pages, come after the step that makes them.
 * @returns {Step[][]}
 */
export function lanes() {
  const sources = [...pythonPackages(), pythonCommand, ...exampleBackends()].map((directory) =>
    relative(root, directory),
  );
  return [
    [
      node("types (tsc -b)", bin("typescript/bin/tsc"), "-b"),
      node("bundles", join(root, "scripts/bundle.mjs")),
      ...[
        ...["react", "vue", "svelte"].map((framework) => `e2e/apps/${framework}`),
        "e2e/parity",
        "e2e/round-trip",
        "examples/testing",
        ...listExamples().map((name) => `examples/${name}`),
      ].map(client),
      ...pages().map(({ directory, check: [program, ...args] }) => ({
        name: `types of ${directory}`,
        run: () => attempt(process.execPath, [bin(program), ...args], { cwd: join(root, directory) }),
      })),
      node("eslint", bin("eslint/bin/eslint.js"), "--max-warnings", "0", "."),
      node("kernel size", join(root, "packages/kernel/scripts/size.mjs")),
    ],
    [
      node("prettier", bin("prettier/bin/prettier.cjs"), "--check", "--log-level", "warn", "."),
      node("snippets in the docs", join(root, "scripts/snippets.mjs")),
      node("repository", join(root, "scripts/check/hygiene.mjs")),
      { ...node("sizes of source files", join(root, "scripts/check/figures.mjs")), isReport: true },
      module("ruff check", "ruff", "check", "."),
      module("ruff format", "ruff", "format", "--check", "--extend-exclude", "*.md", "."),
      ...sources.map((directory) => strictTypes(directory)),
      strictTypes(
        "python/conformance",
        ["mizan_conformance", "tests", "backends"],
        ["backends", "../fixtures"],
      ),
      strictTypes("python/mizan-client", ["tests"], ["../fixtures", "../conformance"]),
      node("pyright (strict)", bin("pyright/index.js")),
      // Several of its directories have a conftest.py.
      strictTypes("python/mizan-core", ["--explicit-package-bases", "tests"], ["../fixtures"]),
      strictTypes("python/mizan-fastapi", ["tests"], ["../fixtures"]),
      strictTypes("e2e/backend", ["."], ["../../examples/django-react/backend"]),
      // The project of these tests is imported by its own names.
      strictTypes(
        "python/mizan-django",
        ["--exclude", "^tests/project/", "tests"],
        ["tests/project", "../fixtures"],
      ),
    ],
  ];
}

/** Writes the generated client that the pages in a directory import: without it they cannot be checked. */
function client(directory) {
  const mizan = mizanProgram(join(root, "packages", "core"));
  return {
    name: `client of ${directory}`,
    run: () => attempt(process.execPath, [mizan, "build", "--quiet"], { cwd: join(root, directory) }),
  };
}

/** Directories whose code a bundler compiles, with a tsconfig.json of their own. */
function pages() {
  const app = (name, check) => ({ directory: `e2e/apps/${name}`, check });
  const plain = ["e2e", "examples/plugin-markdown", "examples/plugin-solid", "examples/testing"];
  return [
    ...plain.map((directory) => ({ directory, check: typeScript })),
    ...["vue", "vue-ssr"].map((name) => app(name, ["vue-tsc/bin/vue-tsc.js", "--noEmit"])),
    ...["svelte", "svelte-ssr"].map((name) =>
      app(name, ["svelte-check/bin/svelte-check", "--fail-on-warnings"]),
    ),
    ...listExamples()
      .map((name) => readExample(name))
      // Programs are checked by the suite "examples", since they need more than Node.
      .filter(({ program }) => program === undefined)
      .map(({ name, check }) => ({ directory: `examples/${name}`, check })),
  ];
}

/** Checks the shipped sources by default. `paths` are further import paths. */
function strictTypes(directory, targets = shipped(directory), paths = []) {
  const env = { MYPYPATH: paths.join(delimiter) };
  const label = targets.includes("tests") ? `${directory} (tests)` : directory;
  return {
    name: `mypy --strict ${label}`,
    run: () => attempt(python, ["-m", "mypy", "--strict", ...targets], { cwd: join(root, directory), env }),
  };
}

function shipped(directory) {
  return ["src", "app"].filter((name) => existsSync(join(root, directory, name)));
}
