import { DiagnosticError, optionHint } from "@mizan/core";
import type { ImportExtension } from "./client.ts";
import { optionInvalid } from "./diagnostics.ts";

export interface TargetOptions {
  /** Directory for the generated files, relative to the config file. Only mizan writes there. */
  readonly outDir: string;
  /** How generated files import each other: `""` for a bundler, `".js"` for Node, `".ts"` for Deno. */
  readonly importExtension?: ImportExtension;
}

const OPTIONS = ["outDir", "importExtension"];
const EXTENSIONS: readonly unknown[] = ["", ".js", ".ts"];

/**
 * Checks the options of a TypeScript target, which may come from JavaScript or JSON.
 * @param plugin its name, e.g. `mizan:target-react`
 * @throws DiagnosticError
 */
export function checkOptions(
  plugin: string,
  given: unknown,
  defaultExtension: ImportExtension,
): Required<TargetOptions> {
  const factory = plugin.replace(/^.*-/, "");
  const fail = (reason: string): never => {
    throw new DiagnosticError(
      optionInvalid({ plugin, reason, example: `${factory}({ outDir: "src/api" })` }),
    );
  };
  if (typeof given !== "object" || given === null) return fail(`${plugin} needs an object of options.`);
  const { outDir, importExtension = defaultExtension, ...unknown } = given as Record<string, unknown>;
  // Before missing options, since an unknown one may be a misspelt one.
  const [first] = Object.keys(unknown);
  if (first !== undefined) return fail(`${plugin} has no option "${first}". ${optionHint(first, OPTIONS)}`);
  if (outDir === undefined) return fail(`${plugin} needs "outDir", the directory for the generated files.`);
  if (typeof outDir !== "string" || outDir.trim() === "") {
    return fail(`"outDir" of ${plugin} must be a path, not ${JSON.stringify(outDir)}.`);
  }
  if (!EXTENSIONS.includes(importExtension)) {
    const known = EXTENSIONS.map((extension) => JSON.stringify(extension)).join(", ");
    return fail(
      `"importExtension" of ${plugin} must be one of ${known}, not ${JSON.stringify(importExtension)}.`,
    );
  }
  return { outDir, importExtension: importExtension as ImportExtension };
}
