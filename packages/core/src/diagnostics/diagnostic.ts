import { isError } from "./thrown.ts";

/** Only an `error` stops a build. */
export type Severity = "error" | "warning" | "note";

/** One problem, with everything that a person needs to find and fix it. Plain JSON except for `cause`. */
export interface Diagnostic {
  /** `MZ` and four digits; documented in `docs/reference/diagnostics.md`. */
  readonly code: string;
  /** A readable name of the code, such as `config-not-found`. */
  readonly slug?: string;
  readonly severity: Severity;
  /** What is wrong. One sentence or a few lines, without the code. */
  readonly message: string;
  /** How to fix it. */
  readonly hint?: string;
  /** Name of the config, if the config file contains several. */
  readonly config?: string;
  /** Name of the plugin that caused it. */
  readonly plugin?: string;
  /** The hook that the plugin was tapping, or `apply`. */
  readonly hook?: string;
  /** RFC 6901 pointer into the document. */
  readonly pointer?: string;
  /** The backend's `file:line`. */
  readonly source?: string;
  /** A file or directory on this machine, perhaps with `:line:column`. */
  readonly path?: string;
  /** The value that was thrown, if any. Shown only with `--debug`. */
  readonly cause?: unknown;
}

/** Thrown for problems that mizan or a plugin can explain. Contains at least one diagnostic. */
export class DiagnosticError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: Diagnostic | readonly Diagnostic[]) {
    const all = isArray(diagnostics) ? diagnostics : [diagnostics];
    const first = all[0];
    if (first === undefined) throw new TypeError("A DiagnosticError needs at least one diagnostic.");
    super(
      all.map(({ code, message }) => `${code}: ${message}`).join("\n"),
      first.cause === undefined ? undefined : { cause: first.cause },
    );
    this.name = "DiagnosticError";
    this.diagnostics = all;
  }
}

/** The same problems, with the name of the config. */
export function inConfig(
  config: string | undefined,
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] {
  return config === undefined ? diagnostics : diagnostics.map((one) => ({ ...one, config }));
}

/** The same problems, with a path for those that have none. */
export function at(path: string, { diagnostics }: DiagnosticError): DiagnosticError {
  return new DiagnosticError(diagnostics.map((one) => (one.path === undefined ? { ...one, path } : one)));
}

/**
 * Whether a value was thrown as a {@link DiagnosticError}, by this copy of the package or by another one
 * that a plugin brought along; hence no `instanceof`.
 */
export function isDiagnosticError(value: unknown): value is DiagnosticError {
  return (
    isError(value) &&
    value.name === "DiagnosticError" &&
    Array.isArray((value as Partial<DiagnosticError>).diagnostics)
  );
}

function isArray(value: Diagnostic | readonly Diagnostic[]): value is readonly Diagnostic[] {
  return Array.isArray(value);
}
