import { assertNever, foldType, type TypeNode } from "@mizan/core";
import type { Crate } from "./crate.ts";

/** Texts, arrays and maps are three words; a `Box` is one. */
const CONTAINER = 24;
const POINTER = 8;

/**
 * About how many bytes a value of each type takes in place. Variants of one enum must not differ much: each value of the
 * enum is as large as its largest variant.
 */
export function sizeOf({ ir, groups }: Crate): (type: TypeNode) => number {
  const sizes = new Map<string, number>();
  const measure = (root: TypeNode): number =>
    foldType<number>(root, (type, inner) => {
      const sum = (types: readonly TypeNode[]): number =>
        types.reduce((total, each) => total + inner(each), 0);
      switch (type.kind) {
        case "primitive":
          return type.type === "string" ? CONTAINER : type.type === "boolean" ? 1 : 8;
        case "any":
          return 32;
        case "literal":
          return 0;
        case "enum":
        case "array":
        case "map":
        case "parameter":
          return CONTAINER;
        case "tuple":
          return sum(type.items);
        case "object":
          return (
            sum(type.properties.map((property) => property.type)) + (type.additional === null ? 0 : CONTAINER)
          );
        case "union":
          return 8 + Math.max(32, ...type.members.map(inner));
        case "discriminatedUnion":
          return 8 + Math.max(32, ...type.members.map((member) => inner(member.type)));
        case "nullable":
          return 8 + inner(type.type);
        case "reference":
          return sizes.get(type.name) ?? POINTER;
        default:
          return assertNever(type);
      }
    });
  const measureDeclarations = (): void => {
    const declared = new Map(ir.types.map(({ name, type }) => [name, type]));
    // Dependencies come first; a type of the same group is behind a pointer.
    for (const { names } of groups) {
      for (const name of names) sizes.set(name, measure(declared.get(name)!));
    }
  };
  return (type) => {
    // Only unions need sizes, and many documents have none.
    if (sizes.size === 0) measureDeclarations();
    return measure(type);
  };
}
