import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { foldersIn } from "./near-folders.ts";
import { pythonManifests } from "./python-manifests.ts";

/** A FastAPI application. */
export interface FastAPIBackend {
  readonly framework: "fastapi";
  /** The folder that Python runs in. */
  readonly root: string;
  /** e.g. `app.main`, or `app.main:api` where the application is not called `app`. */
  readonly module: string;
  /** Whether its project says that it depends on mizan-fastapi. */
  readonly dependsOnMizan: boolean;
}

const APPLICATION = /^(\w+)(?:\s*:\s*[\w.]+)?\s*=\s*(?:fastapi\.)?FastAPI\(/m;
const MAX_DEPTH = 4;

/** Looks in a folder whose project depends on FastAPI for the module that makes the application. */
export async function findFastAPI(folder: string): Promise<FastAPIBackend | undefined> {
  const manifests = await pythonManifests(folder);
  if (!/\b(mizan[-_])?fastapi\b/i.test(manifests)) return undefined;
  const dependsOnMizan = /\bmizan[-_]fastapi\b/i.test(manifests);
  // A project with a pyproject.toml is installed into its environment; another is imported from where it lies.
  const isInstalled = existsSync(path.join(folder, "pyproject.toml"));
  for (const root of isInstalled ? [folder] : [path.join(folder, "src"), folder]) {
    const module = await findModule(root);
    if (module !== undefined) return { framework: "fastapi", root, module, dependsOnMizan };
  }
  return undefined;
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
