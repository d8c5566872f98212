import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { projectsAmbiguous } from "../../diagnostics/command.ts";
import { DiagnosticError } from "../../diagnostics/diagnostic.ts";
import { projectsBelow, relativeTo } from "./directories.ts";

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
  /** Absolute path of the directory that the config belongs in. */
  readonly root: string;
  /** The same relative to the working directory, with `/`. */
  readonly directory: string;
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

/**
 * The web project in the working directory or, if that only contains others, the one below it. Of several below, those
 * that depend on mizan come first.
 * @throws DiagnosticError if there are several
 */
export async function findFrontend(cwd: string): Promise<Frontend> {
  const here = await readManifest(cwd);
  const below = isProject(here) ? [] : await applicationsBelow(cwd);
  const prepared = below.filter(({ installed }) => [...installed].some((name) => name.startsWith("@mizan/")));
  const [chosen = here, ...others] = prepared.length > 0 ? prepared : below;
  if (others.length > 0) {
    const directories = [chosen, ...others].map(({ root }) => relativeTo(cwd, root));
    throw new DiagnosticError(projectsAmbiguous({ what: "web projects", directories }));
  }
  return frontendOf(chosen, cwd);
}

/** Not the root of a repository, which has no dependencies but tools. */
function isProject(manifest: Manifest): boolean {
  return !manifest.isWorkspace && (manifest.hasDependencies || isApplication(manifest));
}

async function applicationsBelow(cwd: string): Promise<readonly Manifest[]> {
  const manifests = await Promise.all((await projectsBelow(cwd)).map(readManifest));
  return manifests.filter(isApplication);
}

/** What a package.json says; nothing if there is none. */
interface Manifest {
  readonly root: string;
  readonly isPackage: boolean;
  /** Whether the package is the root of others. */
  readonly isWorkspace: boolean;
  /** Whether it depends on more than tools. */
  readonly hasDependencies: boolean;
  readonly installed: ReadonlySet<string>;
  /** What an application that uses this package has to install. */
  readonly peers: ReadonlySet<string>;
}

async function readManifest(root: string): Promise<Manifest> {
  const file = path.join(root, "package.json");
  const manifest = await readObject(file);
  const names = (key: string): readonly string[] => Object.keys(manifest[key] ?? {});
  return {
    root,
    isPackage: existsSync(file),
    isWorkspace: manifest.workspaces !== undefined || existsSync(path.join(root, "pnpm-workspace.yaml")),
    hasDependencies: names("dependencies").length > 0,
    installed: new Set(["dependencies", "devDependencies", "peerDependencies"].flatMap(names)),
    peers: new Set(names("peerDependencies")),
  };
}

/** The object in a file of JSON; an empty one if there is none. */
async function readObject(file: string): Promise<Readonly<Record<string, object | undefined>>> {
  try {
    return Object(JSON.parse(await readFile(file, "utf8"))) as Record<string, object | undefined>;
  } catch {
    return {};
  }
}

/** A package that leaves the framework to others is a library of components. */
function isApplication(manifest: Manifest): boolean {
  const framework = frameworkOf(manifest);
  return framework !== undefined && !manifest.peers.has(framework.package);
}

function frameworkOf({ installed }: Manifest): FrontendFramework | undefined {
  return FRAMEWORKS.find(({ package: name }) => installed.has(name));
}

function frontendOf(manifest: Manifest, cwd: string): Frontend {
  const { root, isPackage, installed } = manifest;
  const { target = "typescript", framework, outDirs = ["src/api"], needs = [] } = frameworkOf(manifest) ?? {};
  const hasPlace = (directory: string): boolean => existsSync(path.join(root, path.dirname(directory)));
  const outDir = outDirs.find(hasPlace) ?? outDirs[0] ?? "src/api";
  return {
    root,
    directory: relativeTo(cwd, root),
    isPackage,
    target,
    options: { outDir, ...(framework !== undefined && { framework }) },
    needed: ["@mizan/kernel", ...needs],
    installed,
  };
}
