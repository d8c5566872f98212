import type { TypeNode } from "../../ir/types.ts";

/** A type on one line, in the notation that Python's annotations and TypeScript's types share most of. */
export function typeText(type: TypeNode): string {
  switch (type.kind) {
    case "primitive":
      return type.format ?? type.type;
    case "any":
      return "any";
    case "literal":
      return JSON.stringify(type.value);
    case "enum":
      return type.members.map(({ value }) => JSON.stringify(value)).join(" | ");
    case "array":
      return `${type.unique ? "set" : "list"}[${typeText(type.items)}]`;
    case "tuple":
      return `tuple[${type.items.map(typeText).join(", ")}]`;
    case "map":
      return `map[${typeText(type.values)}]`;
    case "object":
      return `{ ${type.properties.map(({ name, required }) => (required ? name : `${name}?`)).join(", ")} }`;
    case "union":
      return type.members.map(typeText).join(" | ");
    case "discriminatedUnion":
      return type.members.map((member) => typeText(member.type)).join(" | ");
    case "nullable":
      return `${typeText(type.type)} | null`;
    case "reference":
    case "parameter":
      return type.name;
  }
}
