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
      return oneOf(type.members.map(inner));
    case "discriminatedUnion":
      return `${oneOf(type.members.map((member) => inner(member.type)))} (by ${JSON.stringify(type.property)})`;
    case "map":
      return "a map";
    case "tuple":
      return `a tuple${type.items.length > MOST_LISTED ? ` of ${type.items.length}` : ` (${type.items.map(inner).join(", ")})`}`;
    default:
      return assertNever(type);
  }
}

const MOST_LISTED = 4;

/** Members of one description are listed once: `an array or null`. */
function oneOf(members: readonly string[]): string {
  const distinct = [...new Set(members)];
  return distinct.length > MOST_LISTED ? `a union of ${members.length} types` : distinct.join(" or ");
}

const NOUNS = {
  string: "a string",
  integer: "an integer",
  number: "a number",
  boolean: "a boolean",
  null: "null",
};
