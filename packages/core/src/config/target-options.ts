import { DiagnosticError } from "../diagnostics/diagnostic.ts";
import { targetOptionInvalid } from "../diagnostics/plugin.ts";
import type { Plugin, Selection } from "../plugin.ts";
import { optionHint } from "./did-you-mean.ts";

/** The options that every target has. */
export interface CommonTargetOptions {
  /** Directory for the generated files, relative to the config file. Only mizan writes there. */
  readonly outDir: string;
  /** Name of the plugin, for a config with several targets of one kind. By default, each kind has its own. */
  readonly name?: string;
  /** Names of functions, contexts and forms: the client has only these. By default it has all. */
  readonly include?: readonly string[];
  /** Names of functions, contexts and forms that the client does not have, even if they are included. */
  readonly exclude?: readonly string[];
}

/** The common options of a target, checked, and what checks the target's own ones. */
export interface TargetOptionReader {
  readonly name: string;
  readonly outDir: string;
  /** The plugin's `select`, which core checks and applies. */
  readonly select: Pick<Plugin, "select">;
  /** All options as the config has them. */
  readonly given: Readonly<Record<string, unknown>>;
  /**
   * An option that is a string and not blank.
   * @param what describes a valid value: `the name of a package`
   * @param fallback the value if the config does not have the option
   * @throws DiagnosticError
   */
  text(option: string, what: string, fallback?: string): string;
  /**
   * Rejects the options.
   * @param reason a sentence that names the option and the plugin
   * @throws DiagnosticError
   */
  fail(reason: string): never;
}

interface Target {
  /** The plugin's name, which is the default of the option `name`. */
  readonly plugin: string;
  /** Names of the options that only this target has. */
  readonly own: readonly string[];
  /** Valid options as a config has them: `python({ outDir: "src/tracker_client" })`. */
  readonly example: string;
}

/**
 * Checks the common options of a target. A config may be JavaScript or JSON, so types alone do not protect.
 * @throws DiagnosticError
 */
export function readTargetOptions(options: unknown, { plugin, own, example }: Target): TargetOptionReader {
  const fail = (reason: string): never => {
    throw new DiagnosticError(targetOptionInvalid({ plugin, reason, example }));
  };
  if (typeof options !== "object" || options === null) return fail(`${plugin} needs an object of options.`);
  const given = options as Readonly<Record<string, unknown>>;
  const known = ["outDir", ...own, "name", "include", "exclude"];
  // Before missing options, since an unknown one may be a misspelt one.
  const unknown = Object.keys(given).find((option) => !known.includes(option));
  if (unknown !== undefined)
    return fail(`${plugin} has no option "${unknown}". ${optionHint(unknown, known)}`);
  if (given["outDir"] === undefined)
    return fail(`${plugin} needs "outDir", the directory for the generated files.`);
  const text = (option: string, what: string, fallback?: string): string => {
    const value = given[option];
    if (value === undefined && fallback !== undefined) return fallback;
    return typeof value === "string" && value.trim() !== ""
      ? value
      : fail(`"${option}" of ${plugin} must be ${what}, not ${JSON.stringify(value)}.`);
  };
  return {
    name: text("name", "a string", plugin),
    outDir: text("outDir", "a path"),
    select: selectOf(given),
    given,
    text,
    fail,
  };
}

function selectOf({ include, exclude }: Readonly<Record<string, unknown>>): Pick<Plugin, "select"> {
  if (include === undefined && exclude === undefined) return {};
  const select = { ...(include !== undefined && { include }), ...(exclude !== undefined && { exclude }) };
  return { select: select as Selection };
}
