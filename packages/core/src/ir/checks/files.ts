import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { fileMisplaced } from "../../diagnostics/ir.ts";
import type { IRIndex } from "../ir-index.ts";
import type { IR, Origin, TypeNode } from "../types.ts";
import { walkTypes } from "../walk.ts";

/** Files are arguments of functions that accept `multipart/form-data`, since JSON cannot contain a file. */
export function* checkFiles(ir: IR, index: IRIndex): Generator<Diagnostic> {
  const reached = new Set<string>();
  for (const { input, multipart, output, origin } of ir.functions) {
    if (input !== null && !multipart) reached.add(input);
    yield* filesIn(output, origin, reached);
  }
  for (const { params, origin } of ir.contexts) {
    for (const { type } of params) yield* filesIn(type, origin, reached);
  }
  // Visiting a declaration appends the names that it refers to, so the loop visits every declaration once.
  for (const name of reached) {
    const declaration = index.types.get(name);
    if (declaration !== undefined) yield* filesIn(declaration.type, declaration.origin, reached);
  }
}

/** @param reached the names of the declarations that the type refers to are added to it */
function* filesIn(root: TypeNode, origin: Origin, reached: Set<string>): Generator<Diagnostic> {
  for (const type of walkTypes(root)) {
    if (type.kind === "reference") reached.add(type.name);
    if (type.kind === "primitive" && type.format === "binary") {
      yield fileMisplaced({ ...origin, pointer: type.pointer });
    }
  }
}
