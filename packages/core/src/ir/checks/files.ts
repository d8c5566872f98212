import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { fileMisplaced } from "../../diagnostics/ir.ts";
import type { IRIndex } from "../ir-index.ts";
import type { IR, PrimitiveNode, TypeNode } from "../types.ts";

/** Files are arguments of functions that accept `multipart/form-data`, since JSON cannot contain a file. */
export function* checkFiles(ir: IR, index: IRIndex): Generator<Diagnostic> {
  const search = new FileSearch();
  for (const { input, multipart, output, origin } of ir.functions) {
    if (input !== null && !multipart) search.reached.add(input);
    search.visit(output);
    for (const { pointer } of search.take()) yield fileMisplaced({ ...origin, pointer });
  }
  for (const { params, origin } of ir.contexts) {
    for (const { type } of params) search.visit(type);
    for (const { pointer } of search.take()) yield fileMisplaced({ ...origin, pointer });
  }
  // Visiting a declaration appends the names that it refers to, so the loop visits every declaration once.
  for (const name of search.reached) {
    const declaration = index.types.get(name);
    if (declaration === undefined) continue;
    search.visit(declaration.type);
    for (const { pointer } of search.take()) yield fileMisplaced({ ...declaration.origin, pointer });
  }
}

class FileSearch {
  /** Names of the declarations that the visited types refer to. */
  readonly reached: Set<string> = new Set<string>();
  #files: PrimitiveNode[] = [];

  /** The files in the types that were visited since the last call. */
  take(): readonly PrimitiveNode[] {
    const files = this.#files;
    if (files.length > 0) this.#files = [];
    return files;
  }

  /** The recursion is as deep as types contain each other; references are not followed. */
  visit(type: TypeNode): void {
    switch (type.kind) {
      case "primitive":
        if (type.format === "binary") this.#files.push(type);
        break;
      case "reference":
        this.reached.add(type.name);
        break;
      case "array":
        this.visit(type.items);
        break;
      case "map":
        this.visit(type.values);
        break;
      case "nullable":
        this.visit(type.type);
        break;
      case "object":
        for (const property of type.properties) this.visit(property.type);
        if (type.additional !== null) this.visit(type.additional);
        break;
      case "tuple":
      case "union":
        for (const member of type.kind === "tuple" ? type.items : type.members) this.visit(member);
        break;
      case "discriminatedUnion":
        for (const member of type.members) this.visit(member.type);
    }
  }
}
