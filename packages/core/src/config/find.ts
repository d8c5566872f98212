import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { configMissing, configNotFound } from "../diagnostics/config.ts";
import { at, DiagnosticError, isDiagnosticError } from "../diagnostics/diagnostic.ts";
import { throwSite } from "../diagnostics/thrown.ts";
import { errno } from "../output/file-system.ts";
import { loadFailure } from "./load-failure.ts";
import { ConfigThrew } from "./load-module.ts";

const EXTENSIONS = ["ts", "mts", "cts", "js", "mjs", "cjs", "json", "yaml", "yml"];

/** Paths of files that contain nothing but a config, relative to each directory that is searched. */
export const configFiles: readonly string[] = [
  ...EXTENSIONS.map((extension) => `mizan.config.${extension}`),
  ...EXTENSIONS.map((extension) => `.config/mizan.config.${extension}`),
  ...EXTENSIONS.map((extension) => `.config/mizan.${extension}`),
  ".mizanrc",
  ...EXTENSIONS.map((extension) => `.mizanrc.${extension}`),
];

/** Where a config may be, in the order of preference. */
const searchPlaces = ["package.json", ...configFiles, "pyproject.toml"];

/** The same for people. */
const placesText: string =
  `mizan.config.{${EXTENSIONS.join(",")}}, .config/mizan.config.*, .config/mizan.*, .mizanrc, .mizanrc.*, ` +
  '"mizan" in package.json and [tool.mizan] in pyproject.toml';

export interface FoundConfig {
  /** Absolute path of the file. */
  readonly file: string;
  /** What it exports, unchecked. */
  readonly value: unknown;
}

export interface FindOptions {
  /** Path of the config, relative to `cwd`; without it the config is searched upwards from `cwd`. */
  readonly file?: string | undefined;
  readonly cwd: string;
  /** Called with the path of the config as soon as it is known, before it is loaded. */
  readonly onFile?: (file: string) => void;
}

/** @throws DiagnosticError when there is no config, or it cannot be loaded. */
export async function findConfig({ file, cwd, onFile = () => {} }: FindOptions): Promise<FoundConfig> {
  const given = file === undefined ? undefined : path.resolve(cwd, file);
  try {
    const { configExplorer } = await import("./explorer.ts");
    const explorer = configExplorer(searchPlaces, onFile);
    const found = await (given === undefined ? explorer.search(cwd) : explorer.load(given));
    const foundFile = found?.filepath ?? given;
    if (foundFile === undefined) throw await nothingFound(cwd);
    onFile(foundFile);
    return { file: foundFile, value: found?.config };
  } catch (error) {
    const thrown = error instanceof ConfigThrew ? error.thrown : error;
    const culprit = (error as { filepath?: string }).filepath ?? given ?? cwd;
    if (isDiagnosticError(thrown)) {
      throw thrown === error ? thrown : at(throwSite(thrown, culprit) ?? culprit, thrown);
    }
    const isDirectory = errno(error) === "EISDIR";
    // The error of reading a directory has no path.
    const isMissing = errno(error) === "ENOENT" && (error as { path?: string }).path === given;
    if (given !== undefined && (isDirectory || isMissing))
      throw new DiagnosticError(configMissing({ path: given, isDirectory }));
    onFile(culprit);
    throw await loadFailure(thrown, culprit);
  }
}

/** Whether a file may be the config, without loading it. @param former where the config was. */
export function mayFindConfig({ file, cwd }: FindOptions, former: string): boolean {
  if (existsSync(former)) return true;
  if (file !== undefined) return false;
  return directoriesFrom(cwd).some((directory) =>
    configFiles.some((place) => existsSync(path.join(directory, place))),
  );
}

async function nothingFound(cwd: string): Promise<DiagnosticError> {
  const directories = directoriesFrom(cwd);
  for (const file of directories.flatMap((directory) =>
    searchPlaces.map((place) => path.join(directory, place)),
  )) {
    // cosmiconfig skips files that it cannot read.
    const error: unknown = await readFile(file).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (error !== undefined && existsSync(file)) return loadFailure(error, file);
  }
  return new DiagnosticError(configNotFound({ directories, places: placesText }));
}

/** The directories that cosmiconfig visits: upwards to the first that contains a package. */
function directoriesFrom(cwd: string): readonly string[] {
  const parent = path.dirname(cwd);
  const isProject = existsSync(path.join(cwd, "package.json")) || existsSync(path.join(cwd, "package.yaml"));
  return isProject || parent === cwd ? [cwd] : [cwd, ...directoriesFrom(parent)];
}
