import type { IRIndex } from "../../ir/ir-index.ts";
import type { PropertyNode, TypeNode } from "../../ir/types.ts";

/** A question mark after a property that may be left out. */
export function propertyText(
  { name, required, type }: Pick<PropertyNode, "name" | "required" | "type">,
  index: IRIndex,
): string {
  return `${name}${required ? "" : "?"}: ${typeText(type, index)}`;
}

/** A type on one line, in the notation that Python's annotations and TypeScript's types share most of. */
export function typeText(type: TypeNode, index: IRIndex): string {
  const text = (node: TypeNode): string => typeText(node, index);
  switch (type.kind) {
    case "primitive":
      return type.format === "binary" ? "file" : (type.format ?? type.type);
    case "any":
      return "any";
    case "literal":
      return JSON.stringify(type.value);
    case "enum":
      return type.members.map(({ value }) => JSON.stringify(value)).join(" | ");
    case "array":
      return `${type.unique ? "set" : "list"}[${text(type.items)}]`;
    case "tuple":
      return `tuple[${type.items.map(text).join(", ")}]`;
    case "map":
      return `map[${text(type.values)}]`;
    case "object":
      return `{ ${type.properties.map(({ name, required }) => (required ? name : `${name}?`)).join(", ")} }`;
    case "union":
      return type.members.map(text).join(" | ");
    case "discriminatedUnion":
      // Several tags may mean one type.
      return [...new Set(type.members.map((member) => text(member.type)))].join(" | ");
    case "nullable":
      return `${text(type.type)} | null`;
    case "reference":
      return referenceText(type.name, index);
    case "parameter":
      return type.name;
  }
}

/** `Page[Task]` for a generic filled in, whatever its component is called. */
function referenceText(name: string, index: IRIndex): string {
  const generic = index.types.get(name)?.generic;
  if (generic === null || generic === undefined) return name;
  return `${generic.name}[${generic.arguments.map((one) => typeText(one, index)).join(", ")}]`;
}
