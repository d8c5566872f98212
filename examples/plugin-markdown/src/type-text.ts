import { code, type Code, type TypeNode } from "@mizan/core";
import { link, span, text } from "./names.ts";

/** A type in words, with links to the types that have a name. */
export function typeText(node: TypeNode): Code {
  return code(words(node));
}

function words(node: TypeNode): string {
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
      return `${node.unique ? "set" : "list"} of ${words(node.items)}`;
    case "tuple":
      return `tuple of ${node.items.map(words).join(", ")}`;
    case "map":
      return `map to ${words(node.values)}`;
    case "object":
      return node.properties.length === 0 ? "object" : `object with ${names(node.properties)}`;
    case "union":
      return oneOf(node.members.map(words));
    case "discriminatedUnion":
      return `${oneOf(node.members.map(({ type }) => words(type)))}, told apart by ${span(node.property)}`;
    case "nullable":
      return `${words(node.type)} or null`;
    case "reference":
      return String(link("type", node.name));
    case "parameter":
      return String(text(node.name));
  }
}

const names = (properties: readonly { readonly name: string }[]): string =>
  properties.map(({ name }) => String(span(name))).join(", ");

const oneOf = (choices: readonly string[]): string => choices.join(" or ");
