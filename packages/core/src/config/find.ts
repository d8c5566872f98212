import { existsSync } from "node:fs";
import path from "node:path";
import { configFailed } from "../diagnostics/config-failed.ts";
import { configMissing } from "../diagnostics/config-missing.ts";
import { configNotFound } from "../diagnostics/config-not-found.ts";
import { DiagnosticError, isDiagnosticError } from "../diagnostics/diagnostic.ts";
import { isError, messageOf } from "../diagnostics/thrown.ts";
import { throwSite } from "../diagnostics/throw-site.ts";
import { errno } from "../output/errno.ts";
import { importModule, transpileModule, type ModuleLoader } from "./module-loader.ts";
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
export async function findConfig({ file, cwd, onFile }: FindOptions): Promise<FoundConfig> {
  const { cosmiconfig, defaultLoaders } = await import("cosmiconfig");
  let loading = "";
  const load = (loader: ModuleLoader) => (path: string) => {
    loading = path;
    onFile?.(path);
    return loader(path);
  };
  const explorer = cosmiconfig("mizan", {
    searchPlaces: [...searchPlaces],
    searchStrategy: "project",
    cache: false,
    loaders: {
      ".json": (path, text) => {
        try {
          return JSON.parse(text) as unknown;
        } catch {
          // Says where and shows the lines; loading it takes longer than reading a config.
          return defaultLoaders[".json"](path, text) as unknown;
        }
      },
      ".ts": load(transpileModule),
      ".mts": load(transpileModule),
      ".cts": load(transpileModule),
      ".js": load(importModule),
      ".mjs": load(importModule),
      ".cjs": load(importModule),
    },
  });
  try {
    const found =
      file === undefined ? await explorer.search(cwd) : await explorer.load(path.resolve(cwd, file));
    if (found === null || found.isEmpty === true)
      throw new DiagnosticError(configNotFound({ folders: foldersFrom(cwd), places: placesText }));
    onFile?.(found.filepath);
    return { file: found.filepath, value: found.config };
  } catch (error) {
    if (isDiagnosticError(error)) throw error;
    const given = file === undefined ? undefined : path.resolve(cwd, file);
    if (given !== undefined && errno(error) === "ENOENT" && (error as { path?: string }).path === given) {
      throw new DiagnosticError(configMissing({ path: given }));
    }
    const culprit = (error as { filepath?: string }).filepath ?? (loading || given) ?? cwd;
    onFile?.(culprit);
    const problem = await syntaxProblem(error, culprit);
    const place = problem?.site ?? throwSite(error, culprit) ?? culprit;
    throw new DiagnosticError(
      configFailed({ path: place, reason: problem?.reason ?? messageOf(error), cause: error }),
    );
  }
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
