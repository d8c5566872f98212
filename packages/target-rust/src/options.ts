import { type CommonTargetOptions, type Plugin, readTargetOptions } from "@mizan/core";
import { KEYWORDS, NEVER_RAW } from "./reserved-words.ts";

export interface RustOptions extends CommonTargetOptions {
  /** Name of the crate; the last part of `outDir` by default. */
  readonly crate?: string;
  /** Version of the crate; `0.1.0` by default. */
  readonly version?: string;
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
 * Checks the options of the target.
 * @throws DiagnosticError
 */
export function checkOptions(options: unknown): CheckedOptions {
  const { name, outDir, select, given, text, fail } = readTargetOptions(options, {
    plugin: NAME,
    own: ["crate", "version"],
    example: 'rust({ outDir: "crates/tracker-client" })',
  });
  const crate = text("crate", "the name of a crate", outDir.split(/[\\/]/).findLast(Boolean));
  const identifier = crate.replaceAll("-", "_");
  if (!CRATE.test(crate) || TAKEN.has(identifier) || KEYWORDS.has(identifier) || NEVER_RAW.has(identifier)) {
    return fail(`${JSON.stringify(crate)} cannot be the name of a crate; set "crate" of ${NAME}.`);
  }
  const { version = "0.1.0" } = given;
  if (typeof version !== "string" || !VERSION.test(version)) {
    return fail(`"version" of ${NAME} must be a version such as "1.2.0", not ${JSON.stringify(version)}.`);
  }
  return { name, outDir, crate, version, select };
}
