import type { Loader } from "cosmiconfig";
import { importModule, transpileModule, type ModuleLoader } from "./module-loader.ts";

/** Carries what a config threw: cosmiconfig writes to whatever is thrown, and a config may throw `null`. */
export class LoadFailure extends Error {
  readonly thrown: unknown;

  constructor(thrown: unknown) {
    super("A config could not be loaded.");
    this.thrown = thrown;
  }
}

/**
 * How files are loaded, by extension; cosmiconfig loads those that are not listed.
 * @param loadJson tells what is wrong with a text that is not JSON.
 * @param onFile told the path before a file is run.
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
        throw new LoadFailure(error);
      }
    };
  return {
    ".json": (file, content) => {
      // A byte order mark is no part of JSON, but editors on Windows write one.
      const text = content.replace(/^\uFEFF/, "");
      try {
        return JSON.parse(text) as unknown;
      } catch {
        // Says where and shows the lines; loading it takes longer than reading a config.
        return loadJson(file, text) as unknown;
      }
    },
    ".ts": run(transpileModule),
    ".mts": run(transpileModule),
    ".cts": run(transpileModule),
    ".js": run(importModule),
    ".mjs": run(importModule),
    ".cjs": run(importModule),
  };
}
