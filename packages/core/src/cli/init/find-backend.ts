import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** The FastAPI application that `mizan init` found. */
export interface Backend {
  /** The folder that Python runs in, relative to the config, with `/`; `.` for the same. */
  readonly folder: string;
  /** e.g. `app.main`, or `app.main:api` where the application is not called `app`. */
  readonly module: string;
}

const MANIFESTS = ["pyproject.toml", "requirements.txt", "requirements.in", "setup.cfg", "Pipfile"];
const SKIPPED = /^(\..*|node_modules|__pycache__|venv|env|dist|build|tests?|site-packages)$/;
const APPLICATION = /^(\w+)(?:\s*:\s*[\w.]+)?\s*=\s*(?:fastapi\.)?FastAPI\(/m;
const MAX_DEPTH = 4;

/**
 * Looks for a Python project that depends on FastAPI: here, one folder down, or beside this folder
 * in its repository; and in it for the module that makes the application.
 */
export async function findBackend(cwd: string): Promise<Backend | undefined> {
  const beside = isPartOfRepository(cwd) ? await foldersIn(path.dirname(cwd)) : [];
  const near = [cwd, ...(await foldersIn(cwd)), ...beside];
  for (const folder of near) {
    if (!(await dependsOnFastAPI(folder))) continue;
    // A project with a pyproject.toml is installed into its environment; another is imported from where it lies.
    const isInstalled = existsSync(path.join(folder, "pyproject.toml"));
    for (const root of isInstalled ? [folder] : [path.join(folder, "src"), folder]) {
      const module = await findModule(root);
      if (module !== undefined)
        return { folder: path.relative(cwd, root).split(path.sep).join("/") || ".", module };
    }
  }
  return undefined;
}

/** What lies beside a folder belongs to it only inside one repository; elsewhere those are other projects. */
function isPartOfRepository(folder: string): boolean {
  if (existsSync(path.join(folder, ".git"))) return false;
  const parent = path.dirname(folder);
  return parent !== folder && (existsSync(path.join(parent, ".git")) || isPartOfRepository(parent));
}

async function dependsOnFastAPI(folder: string): Promise<boolean> {
  const texts = await Promise.all(
    MANIFESTS.map((name) => readFile(path.join(folder, name), "utf8").catch(() => "")),
  );
  return texts.some((text) => /\b(mizan[-_])?fastapi\b/i.test(text));
}

async function findModule(root: string, below = "", depth = 0): Promise<string | undefined> {
  const entries = await readdir(path.join(root, below), { withFileTypes: true }).catch(() => []);
  for (const name of entries
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort()) {
    if (!name.endsWith(".py")) continue;
    const variable = APPLICATION.exec(await readFile(path.join(root, below, name), "utf8"))?.[1];
    if (variable !== undefined) return moduleName(path.posix.join(below, name), variable);
  }
  if (depth === MAX_DEPTH) return undefined;
  for (const folder of await foldersIn(path.join(root, below))) {
    const found = await findModule(root, path.posix.join(below, path.basename(folder)), depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `src/app/main.py` is imported as `app.main`, a package's `__init__.py` by the package's name. */
function moduleName(file: string, variable: string): string {
  const dotted = file
    .replace(/^src\//, "")
    .replace(/\.py$/, "")
    .replaceAll("/", ".")
    .replace(/\.__init__$/, "");
  return variable === "app" ? dotted : `${dotted}:${variable}`;
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && !SKIPPED.test(entry.name))
    .map((entry) => path.join(folder, entry.name))
    .sort();
}
