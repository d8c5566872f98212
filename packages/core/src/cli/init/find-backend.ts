import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { backendMissing, projectsAmbiguous } from "../../diagnostics/command.ts";
import { DiagnosticError } from "../../diagnostics/diagnostic.ts";
import type { Frontend } from "./find-frontend.ts";
import { directoriesIn, nearDirectories, pythonManifests, relativeTo } from "./directories.ts";

/** The Python project that `mizan init` found. */
export type Backend = (DjangoBackend | FastAPIBackend) & {
  /** Its `root` relative to the config, with `/`; `.` for the same. */
  readonly directory: string;
};

/** Where to look for the backend, and from where its directory is named. */
export interface BackendSearch {
  readonly cwd: string;
  /** The directory of the config. */
  readonly root: string;
  /** The option `--backend`: only this directory, relative to `cwd`. */
  readonly only: string | undefined;
}

/**
 * Looks for a Django project or a FastAPI application near the working directory. Of several, those that depend on
 * mizan come first, then the nearest. A directory with a `manage.py` is a Django project, whatever else it contains.
 * @throws DiagnosticError if several are equally near, or if there is none in the only directory.
 */
export async function findBackend({ cwd, root, only }: BackendSearch): Promise<Backend | undefined> {
  const groups = only === undefined ? await nearDirectories(cwd) : [[path.resolve(cwd, only)]];
  const found = await Promise.all(groups.map(backendsIn));
  if (only !== undefined && found.flat().length === 0) {
    throw new DiagnosticError(backendMissing({ directory: only }));
  }
  const prepared = found.map((group) => group.filter(({ dependsOnMizan }) => dependsOnMizan));
  const [chosen, ...others] = [...prepared, ...found].find((group) => group.length > 0) ?? [];
  if (chosen !== undefined && others.length > 0) {
    const directories = [chosen, ...others].map((backend) => relativeTo(cwd, backend.root));
    throw new DiagnosticError(projectsAmbiguous({ what: "backends", directories }));
  }
  return chosen && { ...chosen, directory: relativeTo(root, chosen.root) };
}

type FoundBackend = DjangoBackend | FastAPIBackend;

async function backendsIn(directories: readonly string[]): Promise<readonly FoundBackend[]> {
  const found = await Promise.all(
    directories.map(async (directory) => (await findDjango(directory)) ?? (await findFastAPI(directory))),
  );
  const backends = found.filter((backend) => backend !== undefined);
  // A directory and one below it may both lead to one application.
  return backends.filter(
    (backend, index) => backends.findIndex((other) => placeOf(other) === placeOf(backend)) === index,
  );
}

function placeOf(backend: FoundBackend): string {
  if (backend.framework === "django") return backend.root;
  return path.join(backend.root, ...backend.module.replace(/:.*/, "").split("."));
}

/** The backend, if nothing but Python was found: then the client is a Python package, and npm is not needed. */
export function pythonOnly({ isPackage }: Frontend, backend: Backend | undefined): Backend | undefined {
  return isPackage ? undefined : backend;
}

/** A Django project. */
interface DjangoBackend {
  readonly framework: "django";
  /** The directory of its `manage.py`. */
  readonly root: string;
  /** Whether it depends on mizan-django, or already uses it. */
  readonly dependsOnMizan: boolean;
}

/** Looks for a `manage.py` in a directory, or in its `src`. */
async function findDjango(directory: string): Promise<DjangoBackend | undefined> {
  for (const root of [directory, path.join(directory, "src")]) {
    const manage = await readFile(path.join(root, "manage.py"), "utf8").catch(() => "");
    // Other frameworks also use this name.
    if (!/\bdjango\b/.test(manage)) continue;
    // The requirements are often in the parent directory, at the root of the repository.
    const manifests = await Promise.all([root, path.dirname(root)].map(pythonManifests));
    const texts = [...manifests, await urlconfs(root)].join("\n");
    return { framework: "django", root, dependsOnMizan: /\bmizan[-_]django\b/i.test(texts) };
  }
  return undefined;
}

/** The `urls.py` of each of the project's packages. */
async function urlconfs(root: string): Promise<string> {
  const files = (await directoriesIn(root)).map((directory) => path.join(directory, "urls.py"));
  return (await Promise.all(files.map((file) => readFile(file, "utf8").catch(() => "")))).join("\n");
}

/** A FastAPI application. */
interface FastAPIBackend {
  readonly framework: "fastapi";
  /** The directory that Python runs in. */
  readonly root: string;
  /** e.g. `app.main`, or `app.main:api` where the application is not called `app`. */
  readonly module: string;
  /** Whether its project depends on mizan-fastapi. */
  readonly dependsOnMizan: boolean;
}

const APPLICATION = /^(\w+)(?:\s*:\s*[\w.]+)?\s*=\s*(?:fastapi\.)?FastAPI\(/m;
const MAX_DEPTH = 4;

/**
 * Looks in a directory for the module that creates the application. In a project that depends on FastAPI it looks in
 * subdirectories; otherwise only at the top and in packages there.
 */
async function findFastAPI(directory: string): Promise<FastAPIBackend | undefined> {
  const manifests = await pythonManifests(directory);
  const depth = /\b(mizan[-_])?fastapi\b/i.test(manifests) ? MAX_DEPTH : 0;
  if (depth === 0 && isPackage(directory)) return undefined;
  const dependsOnMizan = /\bmizan[-_]fastapi\b/i.test(manifests);
  // A project with a pyproject.toml is installed into its environment; others are imported from their directory.
  const isInstalled = existsSync(path.join(directory, "pyproject.toml"));
  for (const root of isInstalled ? [directory] : [path.join(directory, "src"), directory]) {
    const module = await findModule(root, depth);
    if (module !== undefined) return { framework: "fastapi", root, module, dependsOnMizan };
  }
  return undefined;
}

/** @param depth the levels of subdirectories to search; with 0 only packages directly below the root */
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
  for (const directory of await directoriesIn(path.join(root, below))) {
    if (depth === 0 && (below !== "" || !isPackage(directory))) continue;
    const found = await findModule(
      root,
      Math.max(depth - 1, 0),
      path.posix.join(below, path.basename(directory)),
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

function isPackage(directory: string): boolean {
  return existsSync(path.join(directory, "__init__.py"));
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
