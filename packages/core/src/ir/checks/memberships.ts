import { contextMembership } from "../../diagnostics/ir.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { IRIndex } from "../ir-index.ts";
import type { IR } from "../types.ts";

/** A context lists a function if and only if that function names the context. */
export function* checkMemberships(ir: IR, index: IRIndex): Generator<Diagnostic> {
  for (const { name, context, origin } of ir.functions) {
    if (context === null) continue;
    const target = index.contexts.get(context);
    const pointer = `${origin.pointer}/context`;
    if (target === undefined) {
      yield contextMembership({ name, context, reason: "there is no such context", ...origin, pointer });
    } else if (!target.functions.includes(name)) {
      yield contextMembership({ name, context, reason: "the context does not list it", ...origin, pointer });
    }
  }
  for (const { name: context, functions, origin } of ir.contexts) {
    for (const name of functions) {
      const node = index.functions.get(name);
      if (node === undefined) {
        yield contextMembership({ name, context, reason: "there is no such function", ...origin });
      } else if (node.context !== context) {
        const claimed = node.context === null ? "no context" : `the context "${node.context}"`;
        yield contextMembership({ name, context, reason: `the function names ${claimed}`, ...origin });
      }
    }
  }
}
