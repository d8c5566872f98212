import type { SchemaObject } from "../document/document.ts";
import { buildType } from "./build-type.ts";
import { type Scope, reportUnsupported } from "./scope.ts";
import type { TypeNode } from "./types.ts";

export function buildArray(schema: SchemaObject, pointer: string, scope: Scope): TypeNode {
  if (schema.prefixItems !== undefined) {
    // Without `items` more may follow, except where `maxItems` says no.
    const open = schema.items === undefined && (schema.maxItems ?? Infinity) > schema.prefixItems.length;
    if (open || (schema.items !== undefined && schema.items !== false)) {
      reportUnsupported(scope, pointer, "is a tuple of any length");
    }
    const items = schema.prefixItems.map((item, index) =>
      buildType(item, `${pointer}/prefixItems/${index}`, scope),
    );
    return { kind: "tuple", pointer, items };
  }
  if (schema.maxItems === 0) return { kind: "tuple", pointer, items: [] };
  const items = buildType(schema.items ?? true, `${pointer}/items`, scope);
  return { kind: "array", pointer, items, unique: schema.uniqueItems === true };
}
