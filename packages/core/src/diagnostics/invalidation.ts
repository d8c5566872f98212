/** Diagnostics of which mutations invalidate which contexts. */
import { type Cited, defineCited, type DiagnosticFactory } from "./define.ts";
import type { IRDiagnostic } from "./ir.ts";

export const affectedContextUnknown: DiagnosticFactory<
  Cited & { readonly mutation: string; readonly context: string; readonly known: readonly string[] }
> = defineCited({
  code: "MZ3007",
  slug: "affected-context-unknown",
  title: "A mutation affects a context that does not exist",
  severity: "error",
  describe: ({ mutation, context, known }) => ({
    message: `${mutation} affects the context ${JSON.stringify(context)}, which does not exist.`,
    hint: known.length === 0 ? "No function belongs to a context." : `The contexts are: ${known.join(", ")}.`,
  }),
});

export const scopeTypeMismatch: IRDiagnostic<"mutation" | "context" | "name" | "argument" | "parameter"> =
  defineCited({
    code: "MZ3008",
    slug: "scope-type-mismatch",
    title: "An argument that scopes an invalidation and the context's parameter have different types",
    severity: "error",
    describe: ({ mutation, context, name, argument, parameter }) => ({
      message: `${mutation} scopes ${context} by "${name}", which is ${argument} in the function and ${parameter} in the context, so the values are never equal.`,
      hint: "Give the argument and the parameter the same type.",
    }),
  });

export const scopeUnknown: IRDiagnostic<"mutation" | "context" | "name" | "lacks"> = defineCited({
  code: "MZ3009",
  slug: "scope-unknown",
  title: "The scope of an invalidation is not both an argument and a parameter",
  severity: "error",
  describe: ({ mutation, context, name, lacks }) => ({
    message: `${mutation} scopes ${context} by "${name}", but ${lacks}.`,
    hint: "`scopedBy` lists arguments of the mutation that have the names of the context's parameters.",
  }),
});

export const contextNeverInvalidated: IRDiagnostic<"context"> = defineCited({
  code: "MZ3010",
  slug: "context-never-invalidated",
  title: "No mutation invalidates a context",
  severity: "warning",
  describe: ({ context }) => ({
    message: `No mutation affects the context "${context}", so a page that shows it is never refreshed automatically.`,
    hint: `Declare \`affects="${context}"\` on the functions that change its data, or \`constant=True\` on those that read it.`,
  }),
});

export const constantContextAffected: IRDiagnostic<"mutation" | "context"> = defineCited({
  code: "MZ3022",
  slug: "constant-context-affected",
  title: "A mutation affects a context that is constant",
  severity: "error",
  describe: ({ mutation, context }) => ({
    message: `${mutation} affects "${context}", which is constant: no mutation changes its data.`,
    hint: "Remove `constant` from the context, or the context from `affects`.",
  }),
});

export const mutationAffectsNothing: IRDiagnostic<"mutation"> = defineCited({
  code: "MZ3011",
  slug: "mutation-affects-nothing",
  title: "A mutation affects no context",
  severity: "note",
  describe: ({ mutation }) => ({
    message: `${mutation} declares an empty \`affects\`, so nothing is refreshed after it.`,
    hint: "List the contexts whose data it changes, or omit `affects`.",
  }),
});

interface Affected {
  readonly context: string;
  readonly scopedBy: readonly string[];
  /** Names that could narrow it too. */
  readonly candidates: readonly string[];
}

export const genericNameNotNarrowing: DiagnosticFactory<
  Cited & { readonly mutation: string; readonly affects: readonly Affected[] }
> = defineCited({
  code: "MZ3019",
  slug: "generic-name-not-narrowing",
  title: "An argument named id, pk, uuid or slug does not narrow an invalidation",
  severity: "note",
  describe: ({ mutation, affects }) => ({
    message: `${mutation} invalidates ${affects.flatMap(extent).join(", and ")}: such a general name narrows only if \`affects\` says so.`,
    hint: `If both mean the same, write \`affects=${declared(affects, ({ scopedBy, candidates }) => [...scopedBy, ...candidates])}\`. Otherwise write \`affects=${declared(affects, ({ scopedBy }) => scopedBy)}\`.`,
  }),
});

function extent({ context, scopedBy, candidates }: Affected): string[] {
  if (candidates.length === 0) return [];
  const instances = scopedBy.length === 0 ? "" : ` with the same ${quoted(scopedBy, " and ")}`;
  return [`every instance of "${context}"${instances}, though both take ${quoted(candidates, " and ")}`];
}

/** In Python's syntax. */
function declared(affects: readonly Affected[], names: (affected: Affected) => readonly string[]): string {
  return `{${affects.map((affected) => `"${affected.context}": [${quoted(names(affected), ", ")}]`).join(", ")}}`;
}

const quoted = (names: readonly string[], separator: string): string =>
  names.map((name) => `"${name}"`).join(separator);
