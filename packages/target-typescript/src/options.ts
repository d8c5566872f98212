import { type CommonTargetOptions, type Plugin, readTargetOptions } from "@mizan/core";
import type { ImportExtension } from "./client.ts";

export interface TargetOptions extends CommonTargetOptions {
  /** How generated files import each other: `""` for a bundler, `".js"` for Node, `".ts"` for Deno. */
  readonly importExtension?: ImportExtension;
}

/** Options of a target for a framework. */
export interface FrameworkOptions extends TargetOptions {
  /** The `outDir` of another target, whose client this one uses instead of a client of its own. */
  readonly client?: string;
}

/** The options with their defaults. */
export interface CheckedOptions {
  readonly name: string;
  readonly outDir: string;
  readonly importExtension: ImportExtension;
  readonly client: string | null;
  /** The plugin's `select`, which core checks and applies. */
  readonly select: Pick<Plugin, "select">;
}

const EXTENSIONS: readonly unknown[] = ["", ".js", ".ts"];

interface Defaults {
  /** The plugin's name, e.g. `mizan:target-react`. */
  readonly plugin: string;
  readonly importExtension: ImportExtension;
  /** Whether the target can use the client of another one. */
  readonly sharesClient: boolean;
}

/**
 * Checks the options of a TypeScript target.
 * @throws DiagnosticError
 */
export function checkOptions(
  options: unknown,
  { plugin, sharesClient, ...defaults }: Defaults,
): CheckedOptions {
  const { name, outDir, select, given, text, fail } = readTargetOptions(options, {
    plugin,
    own: ["importExtension", ...(sharesClient ? ["client"] : [])],
    example: `${plugin.replace(/^.*-/, "")}({ outDir: "src/api" })`,
  });
  const { importExtension = defaults.importExtension, client = null } = given;
  if (!EXTENSIONS.includes(importExtension)) {
    const extensions = EXTENSIONS.map((extension) => JSON.stringify(extension)).join(", ");
    return fail(
      `"importExtension" of ${plugin} must be one of ${extensions}, not ${JSON.stringify(importExtension)}.`,
    );
  }
  return {
    name,
    outDir,
    importExtension: importExtension as ImportExtension,
    select,
    client: client === null ? null : text("client", 'the "outDir" of another target'),
  };
}
