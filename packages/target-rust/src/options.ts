import { DiagnosticError, optionHint, type Plugin, type Selection } from "@mizan/core";
import { optionInvalid } from "./diagnostics.ts";
import { KEYWORDS, NEVER_RAW } from "./reserved-words.ts";

export interface RustOptions {
  /** Directory of the crate, relative to the config file. Only mizan writes there. */
  readonly outDir: string;
  /** Name of the crate; the last part of `outDir` by default. */
  readonly crate?: string;
  /** Version of the crate; `0.1.0` by default. */
  readonly version?: string;
  /** Name of the plugin, for a config with several targets of this kind; `mizan:target-rust` by default. */
  readonly name?: string;
  /** Names of functions and contexts: the client has only these. By default it has all. */
  readonly include?: readonly string[];
  /** Names of functions and contexts that the client does not have, even if they are included. */
  readonly exclude?: readonly string[];
}

export interface CheckedOptions {
  readonly name: string;
  readonly outDir: string;
  readonly crate: string;
  readonly version: string;
  /** The plugin's `select`, which core checks and applies. */
  readonly select: Pick<Plugin, "select">;
}

const NAME = "mizan:target-rust";
const OPTIONS = ["outDir", "crate", "version", "name", "include", "exclude"];

/** Names that Cargo refuses, or that would hide what the crate depends on. */
const TAKEN = new Set(
  "alloc build chrono core deps examples incremental mizan_kernel proc_macro serde serde_json std test uuid".split(
    " ",
  ),
);
const CRATE = /^[A-Za-z][\w-]{0,63}$/;
/** https://semver.org */
const NUMBER = String.raw`(?:0|[1-9]\d{0,9})`;
const VERSION = new RegExp(
  String.raw`^${NUMBER}\.${NUMBER}\.${NUMBER}(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$`,
);

/**
 * Checks options, which may come from JavaScript or JSON.
 * @throws DiagnosticError
 */
export function checkOptions(given: unknown): CheckedOptions {
  const fail = (reason: string): never => {
    throw new DiagnosticError(optionInvalid({ plugin: NAME, reason }));
  };
  const string = (option: string, value: unknown, what: string): string =>
    typeof value === "string" && value.trim() !== ""
      ? value
      : fail(`"${option}" of ${NAME} must be ${what}, not ${JSON.stringify(value)}.`);
  if (typeof given !== "object" || given === null) return fail(`${NAME} needs an object of options.`);
  const options = given as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(options).find((option) => !OPTIONS.includes(option));
  if (unknown !== undefined)
    return fail(`${NAME} has no option "${unknown}". ${optionHint(unknown, OPTIONS)}`);
  const { version = "0.1.0", name = NAME, include, exclude } = options;
  if (options["outDir"] === undefined) return fail(`${NAME} needs "outDir", the directory of the crate.`);
  const outDir = string("outDir", options["outDir"], "a path");
  const crate = string(
    "crate",
    options["crate"] ?? outDir.split(/[\\/]/).findLast(Boolean),
    "the name of a crate",
  );
  const identifier = crate.replaceAll("-", "_");
  if (!CRATE.test(crate) || TAKEN.has(identifier) || KEYWORDS.has(identifier) || NEVER_RAW.has(identifier)) {
    return fail(`${JSON.stringify(crate)} cannot be the name of a crate; set "crate" of ${NAME}.`);
  }
  if (typeof version !== "string" || !VERSION.test(version)) {
    return fail(`"version" of ${NAME} must be a version such as "1.2.0", not ${JSON.stringify(version)}.`);
  }
  const select = {
    ...(include !== undefined && { include }),
    ...(exclude !== undefined && { exclude }),
  } as Selection;
  return {
    name: string("name", name, "a string"),
    outDir,
    crate,
    version,
    select: Object.keys(select).length === 0 ? {} : { select },
  };
}
