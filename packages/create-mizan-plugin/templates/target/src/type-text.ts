import { assertNever, foldType, type TypeNode } from "@mizan/core";

/** A type in words. `foldType` computes the text of a type from the texts of the types inside it. */
export function typeText(type: TypeNode): string {
  return foldType(type, words);
}

function words(type: TypeNode, inner: (child: TypeNode) => string): string {
  switch (type.kind) {
    case "primitive":
      return type.format ?? type.type;
    case "any":
      return "any";
    case "literal":
      return JSON.stringify(type.value);
    case "enum":
      return type.members.map(({ value }) => JSON.stringify(value)).join(" or ");
    case "array":
      return `array of ${inner(type.items)}`;
    case "tuple":
      return `tuple of ${type.items.map(inner).join(", ")}`;
    case "map":
      return `map from ${inner(type.keys)} to ${inner(type.values)}`;
    case "object":
      return `object with ${type.properties.map(({ name }) => name).join(", ")}`;
    case "union":
      return type.members.map(inner).join(" or ");
    case "discriminatedUnion":
      return type.members.map((member) => inner(member.type)).join(" or ");
    case "nullable":
      return `${inner(type.type)} or null`;
    case "reference":
    case "parameter":
      return type.name;
    default:
      // A kind of type that is missing above does not compile.
      return assertNever(type);
  }
}
