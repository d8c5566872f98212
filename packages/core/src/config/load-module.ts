import { pathToFileURL } from "node:url";
import type { Loader } from "cosmiconfig";
import { isError } from "../diagnostics/thrown.ts";

type ModuleLoader = (file: string) => Promise<unknown>;

/** Loads a JavaScript module natively. */
export async function importModule(file: string): Promise<unknown> {
  try {
    return defaultOf(await import(pathToFileURL(file).href));
  } catch (error) {
    if (!isModuleKindMismatch(error)) throw error;
    // `import` in a file that is CommonJS according to package.json, or `require` in one that is a module.
    return transpileModule(file);
  }
}

/** Loads a TypeScript module with jiti. */
export async function transpileModule(file: string): Promise<unknown> {
  const { createJiti } = await import("jiti");
  return defaultOf(await createJiti(pathToFileURL(file).href).import(file));
}

function defaultOf(module: unknown): unknown {
  let value = module;
  // A CommonJS module seen from ESM has its exports, and those perhaps a transpiled `default`, as default.
  while (typeof value === "object" && value !== null && "default" in value) value = value.default;
  return value;
}

function isModuleKindMismatch(error: unknown): boolean {
  if (!isError(error)) return false;
  return (
    /Cannot use import statement outside a module|Unexpected token 'export'/.test(error.message) ||
    /(require|module|exports|__dirname|__filename) is not defined( in ES module scope)?/.test(error.message)
  );
}

/** Carries what a config threw: cosmiconfig writes to whatever is thrown, and a config may throw `null`. */
export class ConfigThrew extends Error {
  readonly thrown: unknown;

  constructor(thrown: unknown) {
    super("A config could not be loaded.");
    this.thrown = thrown;
  }
}

/**
 * How files are loaded, by extension; cosmiconfig loads those that are not listed.
 * @param loadJson explains why a text is not JSON.
 * @param onFile called with the path before a file is run.
 */
export function loaders(loadJson: Loader, onFile: (file: string) => void): Readonly<Record<string, Loader>> {
  const run =
    (load: ModuleLoader): Loader =>
    async (file) => {
      onFile(file);
      try {
        // cosmiconfig goes on searching behind a config that is null.
        return (await load(file)) ?? undefined;
      } catch (error) {
        throw new ConfigThrew(error);
      }
    };
  return {
    // A byte order mark is no part of JSON, but editors on Windows write one.
    ".json": (file, content) => loadJson(file, content.replace(/^\uFEFF/, "")) as unknown,
    ".toml": async (_file, content) => (await import("./pyproject.ts")).parsePyproject(content),
    ".ts": run(transpileModule),
    ".mts": run(transpileModule),
    ".cts": run(transpileModule),
    ".js": run(importModule),
    ".mjs": run(importModule),
    ".cjs": run(importModule),
  };
}
