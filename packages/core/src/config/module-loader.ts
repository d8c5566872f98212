import { pathToFileURL } from "node:url";
import { isError } from "../diagnostics/thrown.ts";

export type ModuleLoader = (file: string) => Promise<unknown>;

/** Loads a JavaScript module natively. */
export async function importModule(file: string): Promise<unknown> {
  try {
    return defaultOf(await import(pathToFileURL(file).href));
  } catch (error) {
    if (!isModuleKindMismatch(error)) throw error;
    // `import` in a file that package.json calls CommonJS, or `require` in one that it calls a module.
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
