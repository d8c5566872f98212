import type { Diagnostic, Severity } from "./diagnostic.ts";

/** The parts of a diagnostic that depend on the case at hand. */
export type DiagnosticDetails = Omit<Diagnostic, "code" | "severity">;

export interface DiagnosticDefinition<Facts> {
  readonly code: string;
  /** The heading in `docs/reference/diagnostics.md`: what is wrong, in general. */
  readonly title: string;
  readonly severity: Severity;
  describe(facts: Facts): DiagnosticDetails;
}

/** Turns facts into a diagnostic; carries its code and title for the table in the docs. */
export interface DiagnosticFactory<Facts> {
  (facts: Facts): Diagnostic;
  readonly code: string;
  readonly title: string;
  readonly severity: Severity;
}

/** Defines a kind of diagnostic. One file each; a test checks that the docs list every code and title. */
export function defineDiagnostic<Facts>(definition: DiagnosticDefinition<Facts>): DiagnosticFactory<Facts> {
  const { code, title, severity } = definition;
  const create = (facts: Facts): Diagnostic => ({ code, severity, ...definition.describe(facts) });
  return Object.freeze(Object.assign(create, { code, title, severity }));
}
