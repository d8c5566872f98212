import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { unsupportedSchema } from "../diagnostics/ir.ts";
import type { Schema } from "../document/document.ts";

/** What the building of one declaration's, function's or context's types may use and must tell. */
export interface Scope {
  readonly plugin: string;
  /** The backend's `file:line` of what is being built. */
  readonly source: string | undefined;
  /** The components of the document. Read with own keys only. */
  readonly schemas: Readonly<Record<string, Schema>>;
  /** Type variables in scope. */
  readonly parameters: readonly string[];
  /** A reference to a component was met. */
  reach(name: string, pointer: string, source: string | undefined): void;
  report(diagnostic: Diagnostic): void;
}

/** @param what completes "The schema at … ". */
export function reportUnsupported(scope: Scope, pointer: string, what: string): void {
  scope.report(unsupportedSchema({ plugin: scope.plugin, pointer, source: scope.source, what }));
}
