import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { at } from "../diagnostics/at.ts";
import { configFailed } from "../diagnostics/config-failed.ts";
import { configMissing } from "../diagnostics/config-missing.ts";
import { configNotFound } from "../diagnostics/config-not-found.ts";
import { DiagnosticError, isDiagnosticError } from "../diagnostics/diagnostic.ts";
import { isError, messageOf } from "../diagnostics/thrown.ts";
import { throwSite } from "../diagnostics/throw-site.ts";
import { errno } from "../output/errno.ts";
import { LoadFailure, loaders } from "./loaders.ts";
import { missingImport } from "./missing-import.ts";
import { findSyntaxError, parseErrorSite, type SyntaxProblem } from "./syntax-error.ts";
import { placesText, searchPlaces } from "./places.ts";

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
  /** Told the path of the config as soon as it is known, before it is loaded. */
  readonly onFile?: (file: string) => void;
}

/** @throws DiagnosticError when there is no config, or it cannot be loaded. */
export async function findConfig({ file, cwd, onFile = () => {} }: FindOptions): Promise<FoundConfig> {
  const given = file === undefined ? undefined : path.resolve(cwd, file);
  try {
    const { cosmiconfig, defaultLoaders } = (await import("cosmiconfig")).default;
    const explorer = cosmiconfig("mizan", {
      searchPlaces: [...searchPlaces],
      searchStrategy: "project",
      // An empty config is a mistake to tell, not one to pass over.
      ignoreEmptySearchPlaces: false,
      cache: false,
      loaders: loaders(defaultLoaders[".json"], onFile),
    });
    const found = await (given === undefined ? explorer.search(cwd) : explorer.load(given));
    const foundFile = found?.filepath ?? given;
    if (foundFile === undefined) throw await nothingFound(cwd);
    onFile(foundFile);
    return { file: foundFile, value: found?.config };
  } catch (error) {
    const thrown = error instanceof LoadFailure ? error.thrown : error;
    const culprit = (error as { filepath?: string }).filepath ?? given ?? cwd;
    if (isDiagnosticError(thrown)) {
      throw thrown === error ? thrown : at(throwSite(thrown, culprit) ?? culprit, thrown);
    }
    const isFolder = errno(error) === "EISDIR";
    // Reading a folder fails without its path.
    const isMissing = errno(error) === "ENOENT" && (error as { path?: string }).path === given;
    if (given !== undefined && (isFolder || isMissing))
      throw new DiagnosticError(configMissing({ path: given, isFolder }));
    onFile(culprit);
    throw await failure(thrown, culprit);
  }
}

async function nothingFound(cwd: string): Promise<DiagnosticError> {
  const folders = foldersFrom(cwd);
  for (const file of folders.flatMap((folder) => searchPlaces.map((place) => path.join(folder, place)))) {
    // cosmiconfig passes over what it may not read.
    const error: unknown = await readFile(file).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (error !== undefined && existsSync(file)) return failure(error, file);
  }
  return new DiagnosticError(configNotFound({ folders, places: placesText }));
}

async function failure(thrown: unknown, file: string): Promise<DiagnosticError> {
  const missing = await missingImport(thrown, file);
  const problem = await syntaxProblem(thrown, file);
  const place = missing?.site ?? problem?.site ?? throwSite(thrown, file) ?? file;
  const reason = problem?.reason ?? messageOf(thrown);
  return new DiagnosticError(configFailed({ path: place, reason, hint: missing?.hint, cause: thrown }));
}

async function syntaxProblem(error: unknown, file: string): Promise<SyntaxProblem | undefined> {
  const isSyntaxError = isError(error) && error.name === "SyntaxError" && /\.[cm]?[jt]s$/.test(file);
  return parseErrorSite(error) ?? (isSyntaxError ? await findSyntaxError(file) : undefined);
}

/** The folders that cosmiconfig visits: upwards to the first that holds a package. */
function foldersFrom(cwd: string): readonly string[] {
  const parent = path.dirname(cwd);
  const isProject = existsSync(path.join(cwd, "package.json")) || existsSync(path.join(cwd, "package.yaml"));
  return isProject || parent === cwd ? [cwd] : [cwd, ...foldersFrom(parent)];
}
