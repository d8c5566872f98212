import { contextParameterMismatch } from "../../diagnostics/ir.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { pointerStep } from "../../document/pointer.ts";
import type { IRIndex } from "../ir-index.ts";
import type { ContextNode, ContextParameter, IR } from "../types.ts";

/** A context's parameters are arguments of its functions. */
export function* checkParameters(ir: IR, index: IRIndex): Generator<Diagnostic> {
  for (const context of ir.contexts) {
    for (const parameter of context.params) {
      const reason = mismatch(context, parameter, index);
      if (reason === undefined) continue;
      const pointer = `${context.origin.pointer}/params/${pointerStep(parameter.name)}`;
      yield contextParameterMismatch({
        context: context.name,
        name: parameter.name,
        reason,
        ...context.origin,
        pointer,
      });
    }
  }
}

function mismatch(
  context: ContextNode,
  { name, required, sharedBy }: ContextParameter,
  index: IRIndex,
): string | undefined {
  for (const sharer of sharedBy) {
    if (!context.functions.includes(sharer))
      return `is shared by ${sharer}, which is not a function of that context`;
    const node = index.functions.get(sharer);
    if (node !== undefined && index.argumentOf(node, name) === undefined) {
      return `is shared by ${sharer}, which has no such argument`;
    }
  }
  const taker = context.functions.find((member) => {
    const node = index.functions.get(member);
    return node !== undefined && index.argumentOf(node, name)?.required === true;
  });
  if (required && taker === undefined) return "is required, though no function of the context requires it";
  if (!required && taker !== undefined) return `is optional, though ${taker} requires it`;
  return undefined;
}
