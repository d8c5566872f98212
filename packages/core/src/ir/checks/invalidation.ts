import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import {
  affectedContextUnknown,
  constantContextAffected,
  contextNeverInvalidated,
  genericNameNotNarrowing,
  mutationAffectsNothing,
  scopeTypeMismatch,
  scopeUnknown,
} from "../../diagnostics/invalidation.ts";
import { describeType } from "../describe-type.ts";
import type { IRIndex } from "../ir-index.ts";
import { present, typeKey } from "../type-key.ts";
import type { AffectedContext, FunctionNode, IR } from "../types.ts";

/** Mutations affect existing contexts, and should affect at least one. */
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

/** A name in `scopedBy` is an argument of the mutation and a parameter of the context, with the same type. */
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

/** A mutation must declare whether an argument with a general name (`id`) narrows the invalidation of a context. */
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

/** Those with the type of the parameter: values of different types have different meanings. */
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

/**
 * Every context is affected by a mutation, except constant ones and the global one. That usually contains the signed-in
 * user, and clients fetch it again when the identity changes.
 */
export function* checkInvalidation(ir: IR): Generator<Diagnostic> {
  const constant = new Set(ir.contexts.filter((each) => each.constant).map(({ name }) => name));
  const affected = new Set<string>();
  for (const { name, affects, origin } of ir.functions) {
    for (const [position, { context }] of affects.entries()) {
      affected.add(context);
      const pointer = `${origin.pointer}/affects/${position}/context`;
      if (constant.has(context))
        yield constantContextAffected({ mutation: name, context, ...origin, pointer });
    }
  }
  for (const { name, origin } of ir.contexts) {
    if (name === "global" || constant.has(name) || affected.has(name)) continue;
    yield contextNeverInvalidated({ context: name, ...origin });
  }
}
