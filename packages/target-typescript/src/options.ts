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
  /** The framework for whole applications whose helpers are emitted too, such as "next". */
  readonly framework?: string;
}

/** The options with their defaults. */
export interface CheckedOptions {
  readonly name: string;
  readonly outDir: string;
  readonly importExtension: ImportExtension;
  readonly client: string | null;
  readonly framework: string | null;
  /** The plugin's `select`, which core checks and applies. */
  readonly select: Pick<Plugin, "select">;
}

const EXTENSIONS: readonly unknown[] = ["", ".js", ".ts"];

interface Defaults {
  /** The plugin's name, e.g. `mizan:target-react`. */
  readonly plugin: string;
  readonly importExtension: ImportExtension;
  /** Of a target for a framework, which can use the client of another one: the values of its option `framework`. */
  readonly frameworks: readonly string[] | null;
}

/**
 * Checks the options of a TypeScript target.
 * @throws DiagnosticError
 */
export function checkOptions(
  options: unknown,
  { plugin, frameworks, ...defaults }: Defaults,
): CheckedOptions {
  const { name, outDir, select, given, text, fail } = readTargetOptions(options, {
    plugin,
    own: ["importExtension", ...(frameworks ? ["client"] : []), ...(frameworks?.length ? ["framework"] : [])],
    example: `${plugin.replace(/^.*-/, "")}({ outDir: "src/api" })`,
  });
  const { importExtension = defaults.importExtension, client = null, framework = null } = given;
  const checkChoice = (option: string, value: unknown, choices: readonly unknown[]): void => {
    if (choices.includes(value)) return;
    const list = choices.map((choice) => JSON.stringify(choice)).join(", ");
    fail(`"${option}" of ${plugin} must be one of ${list}, not ${JSON.stringify(value)}.`);
  };
  checkChoice("importExtension", importExtension, EXTENSIONS);
  if (framework !== null) checkChoice("framework", framework, frameworks ?? []);
  return {
    name,
    outDir,
    importExtension: importExtension as ImportExtension,
    select,
    client: client === null ? null : text("client", 'the "outDir" of another target'),
    framework: framework as string | null,
  };
}
