import { assertNever, code, type Code, foldType, type TypeNode } from "@mizan/core";
import { link, span, text } from "./names.ts";

/** A type in words, with links to the types that have a name. */
export function typeText(node: TypeNode): Code {
  return code(foldType(node, words));
}

/** @param inner returns the words for a type directly inside the type */
function words(node: TypeNode, inner: (child: TypeNode) => string): string {
  switch (node.kind) {
    case "primitive":
      return node.format === undefined ? node.type : `${node.type} (${text(node.format)})`;
    case "any":
      return "anything";
    case "literal":
      return String(span(JSON.stringify(node.value)));
    case "enum":
      return oneOf(node.members.map(({ value }) => String(span(JSON.stringify(value)))));
    case "array":
      return `array of ${node.unique ? "unique " : ""}${inner(node.items)}`;
    case "tuple":
      return `tuple of ${node.items.map(inner).join(", ")}`;
    case "map":
      return `map to ${inner(node.values)}`;
    case "object":
      return node.properties.length === 0 ? "object" : `object with ${names(node.properties)}`;
    case "union":
      return oneOf(node.members.map(inner));
    case "discriminatedUnion":
      return `${oneOf(node.members.map(({ type }) => inner(type)))}, discriminated by ${span(node.property)}`;
    case "nullable":
      return `${inner(node.type)} or null`;
    case "reference":
      return String(link("type", node.name));
    case "parameter":
      return String(text(node.name));
    default:
      return assertNever(node);
  }
}

const names = (properties: readonly { readonly name: string }[]): string =>
  properties.map(({ name }) => String(span(name))).join(", ");

const oneOf = (choices: readonly string[]): string => choices.join(" or ");
