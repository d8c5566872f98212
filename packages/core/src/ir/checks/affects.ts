import { affectedContextUnknown, mutationAffectsNothing } from "../../diagnostics/ir.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { IRIndex } from "../ir-index.ts";
import type { IR } from "../types.ts";

/** Mutations affect contexts that exist, and should affect some. */
export function* checkAffects(ir: IR, index: IRIndex): Generator<Diagnostic> {
  const known = ir.contexts.map(({ name }) => name);
  for (const { name, kind, affects, origin } of ir.functions) {
    if (kind === "mutation" && affects.length === 0)
      yield mutationAffectsNothing({ mutation: name, ...origin });
    for (const [position, { context }] of affects.entries()) {
      if (index.contexts.has(context)) continue;
      const pointer = `${origin.pointer}/affects/${position}/context`;
      yield affectedContextUnknown({ mutation: name, context, known, ...origin, pointer });
    }
  }
}
