import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { scopeTypeMismatch, scopeUnknown } from "../../diagnostics/ir.ts";
import { describeType } from "../describe-type.ts";
import type { IRIndex } from "../ir-index.ts";
import { present, typeKey } from "../type-key.ts";
import type { IR } from "../types.ts";

/** What scopes an invalidation is an argument of the mutation and a parameter of the context, of one type. */
export function* checkScopes(ir: IR, index: IRIndex): Generator<Diagnostic> {
  for (const mutation of ir.functions) {
    for (const [position, { context, scopedBy }] of mutation.affects.entries()) {
      const target = index.contexts.get(context);
      if (target === undefined) continue;
      for (const [place, name] of scopedBy.entries()) {
        const pointer = `${mutation.origin.pointer}/affects/${position}/scopedBy/${place}`;
        const facts = { mutation: mutation.name, context, name, ...mutation.origin, pointer };
        const argument = index.argumentOf(mutation, name);
        const parameter = target.params.find((param) => param.name === name);
        if (argument === undefined) {
          yield scopeUnknown({ ...facts, lacks: "the mutation has no such argument" });
        } else if (parameter === undefined) {
          yield scopeUnknown({ ...facts, lacks: "the context has no such parameter" });
        } else if (typeKey(present(argument.type)) !== typeKey(present(parameter.type))) {
          const types = { argument: describeType(argument.type), parameter: describeType(parameter.type) };
          yield scopeTypeMismatch({ ...facts, ...types });
        }
      }
    }
  }
}
