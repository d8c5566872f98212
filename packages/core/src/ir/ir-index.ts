import type { ContextNode, FunctionNode, IR, ObjectNode, PropertyNode, TypeDeclaration } from "./types.ts";

/** Finds the parts of an IR by name. Names such as `__proto__` are names like any other. */
export class IRIndex {
  readonly functions: ReadonlyMap<string, FunctionNode>;
  readonly contexts: ReadonlyMap<string, ContextNode>;
  readonly types: ReadonlyMap<string, TypeDeclaration>;

  constructor(ir: IR) {
    this.functions = new Map(ir.functions.map((node) => [node.name, node]));
    this.contexts = new Map(ir.contexts.map((node) => [node.name, node]));
    this.types = new Map(ir.types.map((node) => [node.name, node]));
  }

  /** The object that a function takes; undefined when it takes none, or when its input is no object. */
  inputOf({ input }: FunctionNode): ObjectNode | undefined {
    const type = input === null ? undefined : this.types.get(input)?.type;
    return type?.kind === "object" ? type : undefined;
  }

  argumentOf(node: FunctionNode, name: string): PropertyNode | undefined {
    return this.inputOf(node)?.properties.find((property) => property.name === name);
  }
}
