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

/**
 * Looks in a folder for the module that makes the application: deep down where the project depends on FastAPI and,
 * where nothing says so yet, at the top and in its packages.
 */
export async function findFastAPI(folder: string): Promise<FastAPIBackend | undefined> {
  const manifests = await pythonManifests(folder);
  const depth = /\b(mizan[-_])?fastapi\b/i.test(manifests) ? MAX_DEPTH : 0;
  if (depth === 0 && isPackage(folder)) return undefined;
  const dependsOnMizan = /\bmizan[-_]fastapi\b/i.test(manifests);
  // A project with a pyproject.toml is installed into its environment; another is imported from where it lies.
  const isInstalled = existsSync(path.join(folder, "pyproject.toml"));
  for (const root of isInstalled ? [folder] : [path.join(folder, "src"), folder]) {
    const module = await findModule(root, depth);
    if (module !== undefined) return { framework: "fastapi", root, module, dependsOnMizan };
  }
  return undefined;
}

/** @param depth how many folders down to go; with 0 only into packages right below the root */
async function findModule(root: string, depth: number, below = ""): Promise<string | undefined> {
  const entries = await readdir(path.join(root, below), { withFileTypes: true }).catch(() => []);
  for (const name of entries
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort()) {
    if (!name.endsWith(".py")) continue;
    const variable = APPLICATION.exec(await readFile(path.join(root, below, name), "utf8"))?.[1];
    if (variable !== undefined) return moduleName(path.posix.join(below, name), variable);
  }
  for (const folder of await foldersIn(path.join(root, below))) {
    if (depth === 0 && (below !== "" || !isPackage(folder))) continue;
    const found = await findModule(
      root,
      Math.max(depth - 1, 0),
      path.posix.join(below, path.basename(folder)),
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

function isPackage(folder: string): boolean {
  return existsSync(path.join(folder, "__init__.py"));
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
