import type { IRIndex } from "../../ir/ir-index.ts";
import type { TypeNode } from "../../ir/types.ts";
import { assertNever, foldType } from "../../ir/walk.ts";

/**
 * A type on one line, in a notation close to Python's annotations and TypeScript's types. The names of declared types
 * are separate, so that a page can link them.
 */
export type TypeParts = readonly (string | { readonly type: string })[];

/** The same without links. */
export function typeText(parts: TypeParts): string {
  return parts.map((part) => (typeof part === "string" ? part : part.type)).join("");
}

export function typeParts(type: TypeNode, index: IRIndex): TypeParts {
  return foldType<TypeParts>(type, (node, inner) => nodeParts(node, inner, index));
}

function nodeParts(type: TypeNode, inner: (child: TypeNode) => TypeParts, index: IRIndex): TypeParts {
  switch (type.kind) {
    case "primitive":
      return [type.format === "binary" ? "file" : (type.format ?? type.type)];
    case "any":
      return ["any"];
    case "literal":
      return [JSON.stringify(type.value)];
    case "enum":
      return [type.members.map(({ value }) => JSON.stringify(value)).join(" | ")];
    case "array":
      return [type.unique ? "set[" : "list[", ...inner(type.items), "]"];
    case "tuple":
      return ["tuple[", ...joined(type.items.map(inner), ", "), "]"];
    case "map":
      return ["map[", ...inner(type.keys), ", ", ...inner(type.values), "]"];
    case "object":
      return [
        `{ ${type.properties.map(({ name, required }) => (required ? name : `${name}?`)).join(", ")} }`,
      ];
    case "union":
      return joined(type.members.map(inner), " | ");
    case "discriminatedUnion":
      return distinct(type.members.map((member) => inner(member.type)));
    case "nullable":
      return [...inner(type.type), " | null"];
    case "reference":
      return referenceParts(type.name, index);
    case "parameter":
      return [type.name];
    default:
      return assertNever(type);
  }
}

/** `Page[Task]` for an instance of a generic, whatever the name of its component. */
function referenceParts(name: string, index: IRIndex): TypeParts {
  const generic = index.types.get(name)?.generic;
  if (generic === null || generic === undefined) return [{ type: name }];
  const args = generic.arguments.map((one) => typeParts(one, index));
  return [{ type: generic.name }, "[", ...joined(args, ", "), "]"];
}

/** Several tags may stand for one type. */
function distinct(members: readonly TypeParts[]): TypeParts {
  return joined([...new Map(members.map((parts) => [typeText(parts), parts])).values()], " | ");
}

function joined(types: readonly TypeParts[], separator: string): TypeParts {
  return types.flatMap((parts, index) => (index === 0 ? parts : [separator, ...parts]));
}
