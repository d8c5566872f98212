import { genericMismatch } from "../diagnostics/ir.ts";
import type { Scope } from "./scope.ts";
import type { TypeNode } from "./types.ts";

const PREFIX = "#/components/schemas/";

/** The component's name; the document's schema lets no other references in. */
export function componentName(reference: string): string {
  return reference.startsWith(PREFIX) ? reference.slice(PREFIX.length) : reference;
}

export function buildReference(reference: string, pointer: string, scope: Scope): TypeNode {
  const name = componentName(reference);
  scope.reach(name, pointer, scope.source);
  return { kind: "reference", pointer, name };
}

export function buildTypeParameter(name: string, pointer: string, scope: Scope): TypeNode {
  if (!scope.parameters.includes(name)) {
    const reason = `uses the type variable ${name}, which nothing around it declares`;
    scope.report(genericMismatch({ plugin: scope.plugin, pointer, source: scope.source, reason }));
  }
  return { kind: "parameter", pointer, name };
}
