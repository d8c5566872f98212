import type { TypeNode } from "./types.ts";
import { assertNever, foldType } from "./walk.ts";

/** A short description of a type for messages: `an integer`, `a string (uuid) or null`, `Project`. */
export function describeType(type: TypeNode): string {
  return foldType(type, describe);
}

function describe(type: TypeNode, inner: (child: TypeNode) => string): string {
  switch (type.kind) {
    case "primitive": {
      const format = [type.timezone, type.format].filter((part) => part !== undefined).join(" ");
      return NOUNS[type.type] + (format === "" ? "" : ` (${format})`);
    }
    case "nullable":
      return `${inner(type.type)} or null`;
    case "reference":
    case "parameter":
      return type.name;
    case "literal":
      return JSON.stringify(type.value);
    case "array":
      return "an array";
    case "any":
      return "any value";
    case "object":
      return "an object";
    case "enum":
      return "an enum";
    case "union":
    case "discriminatedUnion":
      return "a union";
    case "map":
    case "tuple":
      return `a ${type.kind}`;
    default:
      return assertNever(type);
  }
}

const NOUNS = {
  string: "a string",
  integer: "an integer",
  number: "a number",
  boolean: "a boolean",
  null: "null",
};
