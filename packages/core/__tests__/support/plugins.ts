import { createGenerator, type Generator, type GeneratorOptions } from "../../src/generator.ts";
import { isDiagnosticError, type Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import type { Plugin, PluginAPI } from "../../src/plugin.ts";

/** The smallest document there is. */
export const DOCUMENT = {
  openapi: "3.1.0",
  info: { title: "Test", version: "1" },
  paths: {},
  components: { schemas: {} },
  "x-mizan-version": 1,
  "x-mizan-session": { csrf: false },
  "x-mizan-functions": [],
  "x-mizan-contexts": {},
} as const;

export function plugin(name: string, apply: (api: PluginAPI) => void, fingerprint?: string): Plugin {
  return { name, apiVersion: 1, apply, ...(fingerprint === undefined ? {} : { fingerprint }) };
}

/** Hands over the smallest document. */
export const source: Plugin = plugin(
  "source",
  (api) => api.hooks.loadSource.tap("source", (context) => context.addDocument(DOCUMENT, "document.json")),
  "1",
);

/** Emits fixed files. */
export function target(name: string, files: Readonly<Record<string, string>>, outDir = "out"): Plugin {
  return plugin(
    name,
    (api) =>
      api.hooks.emit.tap(name, (context) => {
        for (const [path, text] of Object.entries(files)) context.output(outDir).file(path, text);
      }),
    JSON.stringify(files),
  );
}

/** Joins plugins behind the smallest source. */
export function generator(plugins: readonly Plugin[], options: GeneratorOptions = {}): Generator {
  return createGenerator([source, ...plugins], options);
}

/** The diagnostics that something fails with; fails itself when it succeeds. */
export async function problems(work: () => unknown): Promise<readonly Diagnostic[]> {
  try {
    await work();
  } catch (error) {
    if (isDiagnosticError(error)) return error.diagnostics;
    throw error;
  }
  throw new Error("it succeeded");
}

/** The same as `code plugin/hook: message`, one line each. */
export async function errors(work: () => unknown): Promise<readonly string[]> {
  return (await problems(work)).map(
    ({ code, plugin, hook, message }) =>
      `${code} ${[plugin, hook].filter((part) => part !== undefined).join("/")}: ${message}`,
  );
}
