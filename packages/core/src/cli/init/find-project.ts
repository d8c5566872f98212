import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { directoriesIn, nearDirectories, pythonManifests } from "./directories.ts";

type Target = "react" | "vue" | "svelte" | "typescript";

interface FrontendFramework {
  /** A project with this package uses the framework. */
  readonly package: string;
  readonly target: Target;
  /** The value of the target's option `framework`. */
  readonly framework?: string;
  /** Where the client belongs: the first directory whose parent exists. Default `src/api`. */
  readonly outDirs?: readonly string[];
  /** Packages that the client imports, apart from the kernel and those that such a project has. */
  readonly needs?: readonly string[];
}

/** Of several in a project, the first counts: those for whole applications build on the others. */
const FRAMEWORKS: readonly FrontendFramework[] = [
  { package: "next", target: "react", framework: "next", outDirs: ["src/api", "api"], needs: ["cookie"] },
  { package: "nuxt", target: "vue", framework: "nuxt", outDirs: ["app/api", "api"] },
  { package: "@sveltejs/kit", target: "svelte", framework: "sveltekit", outDirs: ["src/lib/api"] },
  { package: "react", target: "react" },
  { package: "vue", target: "vue" },
  { package: "svelte", target: "svelte" },
];

/** What the package.json of the project says. */
export interface Frontend {
  /** Whether there is a package.json. */
  readonly isPackage: boolean;
  /** The target that fits the project; plain TypeScript functions unless it uses a known framework. */
  readonly target: Target;
  /** The options of the target. */
  readonly options: { readonly outDir: string; readonly framework?: string };
  /** Names of the packages that the client imports, and of all that the project depends on. */
  readonly needed: readonly string[];
  readonly installed: ReadonlySet<string>;
}

export async function findFrontend(cwd: string): Promise<Frontend> {
  const manifest = path.join(cwd, "package.json");
  const installed = new Set(await dependencies(manifest));
  const found = FRAMEWORKS.find(({ package: name }) => installed.has(name));
  const { target = "typescript", framework, outDirs = ["src/api"], needs = [] } = found ?? {};
  const hasPlace = (directory: string): boolean => existsSync(path.join(cwd, path.dirname(directory)));
  const outDir = outDirs.find(hasPlace) ?? outDirs[0] ?? "src/api";
  return {
    isPackage: existsSync(manifest),
    target,
    options: { outDir, ...(framework !== undefined && { framework }) },
    needed: ["@mizan/kernel", ...needs],
    installed,
  };
}

async function dependencies(file: string): Promise<readonly string[]> {
  try {
    const manifest = JSON.parse(await readFile(file, "utf8")) as Record<string, object | undefined>;
    return ["dependencies", "devDependencies", "peerDependencies"].flatMap((key) =>
      Object.keys(manifest[key] ?? {}),
    );
  } catch {
    return [];
  }
}

/** The Python project that `mizan init` found. */
export type Backend = (DjangoBackend | FastAPIBackend) & {
  /** Its `root` relative to the config, with `/`; `.` for the same. */
  readonly directory: string;
};

/**
 * Looks for a Django project or a FastAPI application near the config. Of several, those that depend on
 * mizan come first, then the nearest. A directory with a `manage.py` is a Django project, whatever else it contains.
 */
export async function findBackend(cwd: string): Promise<Backend | undefined> {
  const found: (DjangoBackend | FastAPIBackend)[] = [];
  for (const directory of await nearDirectories(cwd)) {
    for (const find of [findDjango, findFastAPI]) {
      const backend = await find(directory);
      if (backend !== undefined) found.push(backend);
    }
  }
  const chosen = found.find(({ dependsOnMizan }) => dependsOnMizan) ?? found[0];
  return chosen && { ...chosen, directory: path.relative(cwd, chosen.root).split(path.sep).join("/") || "." };
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
