import { DiagnosticError, optionHint, type Plugin, type Selection } from "@mizan/core";
import type { ImportExtension } from "./client.ts";
import { optionInvalid } from "./diagnostics.ts";

export interface TargetOptions {
  /** Directory for the generated files, relative to the config file. Only mizan writes there. */
  readonly outDir: string;
  /** How generated files import each other: `""` for a bundler, `".js"` for Node, `".ts"` for Deno. */
  readonly importExtension?: ImportExtension;
  /** Name of the plugin, for a config with several targets of one kind; `mizan:target-…` by default. */
  readonly name?: string;
  /** Names of functions, contexts and forms: the client has only these. By default it has all. */
  readonly include?: readonly string[];
  /** Names of functions, contexts and forms that the client does not have, even if they are included. */
  readonly exclude?: readonly string[];
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

const OPTIONS = ["outDir", "importExtension", "name", "include", "exclude"];
const EXTENSIONS: readonly unknown[] = ["", ".js", ".ts"];

interface Defaults {
  /** The plugin's name, e.g. `mizan:target-react`. */
  readonly plugin: string;
  readonly importExtension: ImportExtension;
  /** Whether the target can use the client of another one. */
  readonly sharesClient: boolean;
}

/**
 * Checks the options of a TypeScript target, which may come from JavaScript or JSON.
 * @throws DiagnosticError
 */
export function checkOptions(
  given: unknown,
  { plugin, sharesClient, ...defaults }: Defaults,
): CheckedOptions {
  const factory = plugin.replace(/^.*-/, "");
  const fail = (reason: string): never => {
    throw new DiagnosticError(
      optionInvalid({ plugin, reason, example: `${factory}({ outDir: "src/api" })` }),
    );
  };
  const text = (option: string, value: unknown, what: string): string =>
    typeof value === "string" && value.trim() !== ""
      ? value
      : fail(`"${option}" of ${plugin} must be ${what}, not ${JSON.stringify(value)}.`);
  if (typeof given !== "object" || given === null) return fail(`${plugin} needs an object of options.`);
  const known = sharesClient ? [...OPTIONS, "client"] : OPTIONS;
  const options = given as Readonly<Record<string, unknown>>;
  // Before missing options, since an unknown one may be a misspelt one.
  const unknown = Object.keys(options).find((option) => !known.includes(option));
  if (unknown !== undefined)
    return fail(`${plugin} has no option "${unknown}". ${optionHint(unknown, known)}`);
  const {
    outDir,
    importExtension = defaults.importExtension,
    name = plugin,
    client = null,
    include,
    exclude,
  } = options;
  if (outDir === undefined) return fail(`${plugin} needs "outDir", the directory for the generated files.`);
  if (!EXTENSIONS.includes(importExtension)) {
    const extensions = EXTENSIONS.map((extension) => JSON.stringify(extension)).join(", ");
    return fail(
      `"importExtension" of ${plugin} must be one of ${extensions}, not ${JSON.stringify(importExtension)}.`,
    );
  }
  return {
    name: text("name", name, "a string"),
    outDir: text("outDir", outDir, "a path"),
    importExtension: importExtension as ImportExtension,
    select:
      include === undefined && exclude === undefined
        ? {}
        : {
            select: {
              ...(include !== undefined && { include }),
              ...(exclude !== undefined && { exclude }),
            } as Selection,
          },
    client: client === null ? null : text("client", client, 'the "outDir" of another target'),
  };
}
