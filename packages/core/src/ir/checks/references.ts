import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { irReferenceUnknown } from "../../diagnostics/plugin.ts";
import type { IRIndex } from "../ir-index.ts";
import type { IR, TypeNode } from "../types.ts";
import { walkTypes } from "../walk.ts";

/** Every type that a function, a context or another type names exists. Documents always have them, plugins may not. */
export function* checkReferences(ir: IR, index: IRIndex): Generator<Diagnostic> {
  const missing = function* (user: string, types: Iterable<TypeNode>): Generator<Diagnostic> {
    for (const type of types) {
      for (const inner of walkTypes(type)) {
        if (inner.kind === "reference" && !index.types.has(inner.name))
          yield irReferenceUnknown({ user, name: inner.name, pointer: inner.pointer });
      }
    }
  };
  for (const { name, input, output, origin } of ir.functions) {
    const user = `The function ${name}`;
    if (input !== null && !index.types.has(input))
      yield irReferenceUnknown({ user, name: input, pointer: origin.pointer });
    yield* missing(user, [output]);
  }
  for (const { name, params } of ir.contexts)
    yield* missing(
      `The context ${name}`,
      params.map(({ type }) => type),
    );
  for (const { name, type, generic, origin } of ir.types) {
    const user = `The type ${name}`;
    yield* missing(user, [type, ...(generic?.arguments ?? [])]);
    if (generic !== null && !index.types.has(generic.name))
      yield irReferenceUnknown({ user, name: generic.name, pointer: origin.pointer });
  }
}
