import { isError } from "./thrown.ts";

/** How bad it is. Only an `error` stops a build. */
export type Severity = "error" | "warning" | "note";

/** One problem, with everything that a person needs to find and mend it. Plain JSON except for `cause`. */
export interface Diagnostic {
  /** `MZ` and four digits; documented in `docs/reference/diagnostics.md`. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong. One sentence or a few lines, without the code. */
  readonly message: string;
  /** How to mend it. */
  readonly hint?: string;
  /** Name of the plugin that is at fault. */
  readonly plugin?: string;
  /** The hook it was tapping. */
  readonly hook?: string;
  /** RFC 6901 pointer into the document. */
  readonly pointer?: string;
  /** The backend's `file:line`. */
  readonly source?: string;
  /** A file or folder on this machine, perhaps with `:line:column`. */
  readonly path?: string;
  /** What was thrown, where something was. Shown only with `--debug`. */
  readonly cause?: unknown;
}

/** Thrown for problems that are understood. Holds one diagnostic or several; never none. */
export class DiagnosticError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: Diagnostic | readonly Diagnostic[]) {
    const all = isList(diagnostics) ? diagnostics : [diagnostics];
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

function isList(value: Diagnostic | readonly Diagnostic[]): value is readonly Diagnostic[] {
  return Array.isArray(value);
}
