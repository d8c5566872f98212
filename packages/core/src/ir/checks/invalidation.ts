import { contextNeverInvalidated } from "../../diagnostics/ir.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { IR } from "../types.ts";

/**
 * Every context is affected by something. Except the global one, which usually holds who is signed in: a client
 * reads it again when the identity changes.
 */
export function* checkInvalidation(ir: IR): Generator<Diagnostic> {
  const affected = new Set(ir.functions.flatMap(({ affects }) => affects.map(({ context }) => context)));
  for (const { name, origin } of ir.contexts) {
    if (name !== "global" && !affected.has(name)) yield contextNeverInvalidated({ context: name, ...origin });
  }
}
