import { type Cited, cite } from "./cite.ts";
import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

interface Affected {
  readonly context: string;
  readonly scopedBy: readonly string[];
  /** What could narrow it too. */
  readonly candidates: readonly string[];
}

export const genericNameNotNarrowing: DiagnosticFactory<
  Cited & { readonly mutation: string; readonly affects: readonly Affected[] }
> = defineDiagnostic({
  code: "MZ3019",
  title: "An argument called id, pk, uuid or slug does not narrow an invalidation",
  severity: "note",
  describe: ({ mutation, affects, ...cited }) => ({
    message: `${mutation} invalidates ${affects.flatMap(extent).join(", and ")}: a name this general narrows only if the function says so.`,
    hint: `If both mean the same, write \`affects=${declared(affects, ({ scopedBy, candidates }) => [...scopedBy, ...candidates])}\`; if not, write \`affects=${declared(affects, ({ scopedBy }) => scopedBy)}\`.`,
    ...cite(cited),
  }),
});

function extent({ context, scopedBy, candidates }: Affected): string[] {
  if (candidates.length === 0) return [];
  const instances = scopedBy.length === 0 ? "" : ` with the same ${list(scopedBy, " and ")}`;
  return [`every instance of "${context}"${instances}, though both take ${list(candidates, " and ")}`];
}

/** As Python writes it. */
function declared(affects: readonly Affected[], names: (affected: Affected) => readonly string[]): string {
  return `{${affects.map((affected) => `"${affected.context}": [${list(names(affected), ", ")}]`).join(", ")}}`;
}

const list = (names: readonly string[], separator: string): string =>
  names.map((name) => `"${name}"`).join(separator);
