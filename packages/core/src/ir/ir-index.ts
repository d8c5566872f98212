import type {
  ContextNode,
  FunctionNode,
  IR,
  ObjectNode,
  PropertyNode,
  TypeDeclaration,
  TypeNode,
} from "./types.ts";

/** Finds the nodes of an IR by name. Any name is possible, including `__proto__`. */
export class IRIndex {
  readonly functions: ReadonlyMap<string, FunctionNode>;
  readonly contexts: ReadonlyMap<string, ContextNode>;
  readonly types: ReadonlyMap<string, TypeDeclaration>;

  constructor(ir: IR) {
    this.functions = new Map(ir.functions.map((node) => [node.name, node]));
    this.contexts = new Map(ir.contexts.map((node) => [node.name, node]));
    this.types = new Map(ir.types.map((node) => [node.name, node]));
  }

  /** The object with a function's arguments; undefined if it has none, or if its input is not an object. */
  inputOf({ input }: FunctionNode): ObjectNode | undefined {
    const type = input === null ? undefined : this.types.get(input)?.type;
    return type?.kind === "object" ? type : undefined;
  }

  /** The type that a reference leads to, through other references; undefined for a cycle of references. */
  resolve(type: TypeNode): TypeNode | undefined {
    const seen = new Set<string>();
    let node: TypeNode | undefined = type;
    while (node?.kind === "reference" && !seen.has(node.name)) {
      seen.add(node.name);
      node = this.types.get(node.name)?.type;
    }
    return node?.kind === "reference" ? undefined : node;
  }

  argumentOf(node: FunctionNode, name: string): PropertyNode | undefined {
    return this.inputOf(node)?.properties.find((property) => property.name === name);
  }
}

/** Compares names by UTF-16 code units, which is independent of the locale. */
export function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
