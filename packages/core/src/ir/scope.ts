import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { genericMismatch, unsupportedSchema } from "../diagnostics/ir.ts";
import type { Schema } from "../document/document.ts";
import type { TypeNode } from "./types.ts";

/** The names that a schema may refer to, and where to report problems. */
export interface Scope {
  readonly plugin: string;
  /** The backend's `file:line` of the declaration, function or context that is being built. */
  readonly source: string | undefined;
  /** The components of the document. Read with own keys only. */
  readonly schemas: Readonly<Record<string, Schema>>;
  /** The name of the type of a component. */
  nameOf(component: string): string;
  /** Type variables in scope. */
  readonly parameters: readonly string[];
  /** Called for each reference to a component. */
  reach(name: string, pointer: string, source: string | undefined): void;
  report(diagnostic: Diagnostic): void;
}

/** @param what completes "The schema at … ". */
export function reportUnsupported(scope: Scope, pointer: string, what: string): void {
  scope.report(unsupportedSchema({ plugin: scope.plugin, pointer, source: scope.source, what }));
}

const PREFIX = "#/components/schemas/";

/** The component's name. The document's schema allows no other references. */
export function componentName(reference: string): string {
  return reference.startsWith(PREFIX) ? reference.slice(PREFIX.length) : reference;
}

export function buildReference(reference: string, pointer: string, scope: Scope): TypeNode {
  const component = componentName(reference);
  scope.reach(component, pointer, scope.source);
  return { kind: "reference", pointer, name: scope.nameOf(component) };
}

export function buildTypeParameter(name: string, pointer: string, scope: Scope): TypeNode {
  if (!scope.parameters.includes(name)) {
    const reason = `uses the type variable ${name}, which nothing around it declares`;
    scope.report(genericMismatch({ plugin: scope.plugin, pointer, source: scope.source, reason }));
  }
  return { kind: "parameter", pointer, name };
}
