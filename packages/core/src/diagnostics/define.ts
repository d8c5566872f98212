import type { Diagnostic, Severity } from "./diagnostic.ts";

/** The parts of a diagnostic that depend on the case at hand. */
export type DiagnosticDetails = Omit<Diagnostic, "code" | "slug" | "severity">;

export interface DiagnosticDefinition<Facts> {
  readonly code: string;
  /** A readable name of the code, in kebab-case. */
  readonly slug: string;
  /** What is wrong, in general, as `docs/reference/diagnostics.md` lists it. */
  readonly title: string;
  readonly severity: Severity;
  describe(facts: Facts): DiagnosticDetails;
}

/** Turns facts into a diagnostic. Carries what its definition says about every case. */
export interface DiagnosticFactory<Facts> {
  (facts: Facts): Diagnostic;
  readonly code: string;
  readonly slug: string;
  readonly title: string;
  readonly severity: Severity;
}

/**
 * Defines a kind of diagnostic. Those of one stage are in one file, its catalogue, from which
 * `scripts/diagnostics.mjs` writes the tables in the docs.
 */
// @__NO_SIDE_EFFECTS__
export function defineDiagnostic<Facts>(definition: DiagnosticDefinition<Facts>): DiagnosticFactory<Facts> {
  const { code, slug, title, severity } = definition;
  const create = (facts: Facts): Diagnostic => ({ code, slug, severity, ...definition.describe(facts) });
  return Object.freeze(Object.assign(create, { code, slug, title, severity }));
}

/** A location in a document. */
export interface Cited {
  /** Name of the plugin that loaded the document, unless the fault is elsewhere. */
  readonly plugin?: string | undefined;
  readonly pointer: string;
  /** The backend's `file:line`, where it is known. */
  readonly source?: string | undefined;
}

/** The location as fields of a diagnostic, without those that are not known. */
export function cite({
  plugin,
  pointer,
  source,
}: Cited): Pick<DiagnosticDetails, "plugin" | "pointer" | "source"> {
  return {
    ...(plugin === undefined ? {} : { plugin }),
    pointer,
    ...(source === undefined ? {} : { source }),
  };
}

/** Defines a diagnostic with a location in a document, which its facts contain. */
// @__NO_SIDE_EFFECTS__
export function defineCited<Facts extends Cited>({
  describe,
  ...definition
}: DiagnosticDefinition<Facts>): DiagnosticFactory<Facts> {
  return defineDiagnostic({ ...definition, describe: (facts) => ({ ...describe(facts), ...cite(facts) }) });
}

/** The hint for a misspelt name. */
export const didYouMean = (meant: string): string => `Did you mean ${JSON.stringify(meant)}?`;
