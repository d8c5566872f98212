import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { genericNameNotNarrowing } from "../../diagnostics/ir.ts";
import type { IRIndex } from "../ir-index.ts";
import { present, typeKey } from "../type-key.ts";
import type { AffectedContext, FunctionNode, IR } from "../types.ts";

/** A mutation says whether an argument with a general name narrows the invalidation of a context that takes it too. */
export function* checkGenericNames(ir: IR, index: IRIndex): Generator<Diagnostic> {
  for (const mutation of ir.functions) {
    const affects = mutation.affects.map((affected) => ({
      ...affected,
      candidates: candidates(mutation, affected, index),
    }));
    if (affects.every((affected) => affected.candidates.length === 0)) continue;
    const pointer = `${mutation.origin.pointer}/affects`;
    yield genericNameNotNarrowing({ mutation: mutation.name, affects, ...mutation.origin, pointer });
  }
}

/** Those that have the parameter's type: of different types, they certainly mean different things. */
function candidates(
  mutation: FunctionNode,
  { context, candidates: names = [] }: AffectedContext,
  index: IRIndex,
): readonly string[] {
  const params = index.contexts.get(context)?.params ?? [];
  return names.filter((name) => {
    const argument = index.argumentOf(mutation, name);
    const parameter = params.find((param) => param.name === name);
    if (argument === undefined || parameter === undefined) return false;
    return typeKey(present(argument.type)) === typeKey(present(parameter.type));
  });
}
