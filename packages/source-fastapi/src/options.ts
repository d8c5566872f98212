import { DiagnosticError } from "@mizan/core";
import { badOption } from "./diagnostics/bad-option.ts";

export interface FastAPIOptions {
  /**
   * The Python module that holds the application, and perhaps the name there of the app or of a function that makes
   * it: `app.main`, `app.main:app`, `app.main:create_app`.
   */
  readonly module: string;
  /** The folder that the module is imported from. Relative to the config file; its own folder by default. */
  readonly cwd?: string;
  /**
   * The interpreter: a path, relative to the config file, or a command on PATH. By default the active
   * virtual environment, a `.venv` or `venv` in `cwd` or above it, or Python on PATH.
   */
  readonly python?: string;
  /** Seconds that the export may take. 60 by default. */
  readonly timeout?: number;
}

export type CheckedOptions = Required<Pick<FastAPIOptions, "module" | "cwd" | "timeout">> &
  Pick<FastAPIOptions, "python">;

const KNOWN: readonly string[] = ["module", "cwd", "python", "timeout"];
const MODULE = /^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*(:[\p{L}_][\p{L}\p{N}_.]*)?$/u;

/** Checks what a config passed, which in JSON and JavaScript may be anything. */
export function checkOptions(options: unknown): CheckedOptions {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw problem("module", "is missing");
  }
  const { module, cwd = ".", python, timeout = 60, ...rest } = options as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(rest)[0];
  if (unknown !== undefined) throw problem(unknown, `is not an option; the options are ${KNOWN.join(", ")}`);
  if (module === undefined) throw problem("module", "is missing");
  if (typeof module !== "string" || !MODULE.test(module)) {
    throw problem("module", `is ${JSON.stringify(module)}, which is not a dotted Python module`);
  }
  if (typeof cwd !== "string") throw problem("cwd", "must be a path");
  if (python !== undefined && (typeof python !== "string" || python === "")) {
    throw problem("python", "must be a path or a command");
  }
  if (typeof timeout !== "number" || !(timeout > 0)) throw problem("timeout", "must be seconds, more than 0");
  return { module, cwd, timeout, ...(python === undefined ? {} : { python }) };
}

function problem(option: string, complaint: string): DiagnosticError {
  return new DiagnosticError(badOption({ option, complaint }));
}
