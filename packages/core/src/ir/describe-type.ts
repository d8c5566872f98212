import type { TypeNode } from "./types.ts";

/** A type in a few words, for messages: `an integer`, `text (uuid) or null`, `Project`. */
export function describeType(type: TypeNode): string {
  switch (type.kind) {
    case "primitive":
      return NOUNS[type.type] + (type.format === undefined ? "" : ` (${type.format})`);
    case "nullable":
      return `${describeType(type.type)} or null`;
    case "reference":
    case "parameter":
      return type.name;
    case "literal":
      return JSON.stringify(type.value);
    case "array":
      return "a list";
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
  }
}

const NOUNS = {
  string: "text",
  integer: "an integer",
  number: "a number",
  boolean: "a boolean",
  null: "null",
};
