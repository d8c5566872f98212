import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { factoryOf, problemWithName } from "./plugin-name.ts";

/** What a plugin can be, by the hook that it taps. */
export const KINDS = ["target", "normalizer", "post-process"] as const;

export type Kind = (typeof KINDS)[number];

export interface NewPlugin {
  /** The name of the npm package. */
  readonly name: string;
  readonly kind: Kind;
  /** Created if it does not exist; must be empty, but may be a Git repository. */
  readonly directory: string;
}

/** The root of this package, from `src` as from `dist`. */
const root = new URL("../", import.meta.url);
const templates = fileURLToPath(new URL("templates/", root));

interface Manifest {
  readonly name: string;
  readonly version: string;
}

/** In a template: the name of the factory. Its package has the name in its own package.json. */
const FACTORY = "examplePlugin";

/**
 * Writes a package that builds and passes its tests after `npm install`.
 * @returns the paths of the files, relative to the directory
 * @throws Error if the name is not one of a package, or the directory contains something
 */
export function createPlugin({ name, kind, directory }: NewPlugin): string[] {
  const problem = problemWithName(name);
  if (problem !== undefined) throw new Error(`"${name}" cannot be the name of a package: ${problem}.`);
  checkDirectory(directory);
  const template = readManifest(join(templates, kind)).name;
  const files = ["shared", kind].flatMap((part) => filesIn(join(templates, part)));
  const paths = files.map(({ path, contents }) => {
    const text = path === "package.json" ? withVersions(contents) : contents;
    const target = path === "gitignore" ? ".gitignore" : path; // npm does not pack files called .gitignore
    write(join(directory, target), text.replaceAll(template, name).replaceAll(FACTORY, factoryOf(name)));
    return target;
  });
  return paths.sort();
}

function checkDirectory(directory: string): void {
  if (!existsSync(directory)) return;
  if (!statSync(directory).isDirectory()) throw new Error(`${directory} is a file.`);
  const [found] = readdirSync(directory).filter((entry) => entry !== ".git");
  if (found !== undefined)
    throw new Error(`${directory} is not empty: it contains ${found}. Choose another directory.`);
}

function readManifest(directory: string): Manifest {
  return JSON.parse(readFileSync(join(directory, "package.json"), "utf8")) as Manifest;
}

/** All packages of mizan have the same version, so this package's is the one of core. */
function withVersions(manifest: string): string {
  const { version } = readManifest(fileURLToPath(root));
  const below = Number(version.split(".")[0]) + 1;
  return manifest.replace(/("@mizan\/core": )"\*"/g, `$1">=${version} <${below}"`);
}

function filesIn(directory: string): { readonly path: string; readonly contents: string }[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((path) => statSync(join(directory, path)).isFile())
    .map((path) => ({ path, contents: readFileSync(join(directory, path), "utf8") }));
}

function write(file: string, contents: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, contents);
}
