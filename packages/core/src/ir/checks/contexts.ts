import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { contextMembership, contextParameterMismatch } from "../../diagnostics/ir.ts";
import { pointerStep } from "../../document/pointer.ts";
import type { IRIndex } from "../ir-index.ts";
import type { ContextNode, ContextParameter, IR } from "../types.ts";

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

/** The parameters of a context are arguments of its functions. */
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
