import type { IRIndex } from "../../ir/ir-index.ts";
import type { FunctionNode, IR, PropertyNode, TypeDeclaration, TypeNode } from "../../ir/types.ts";
import { assertNever, foldType } from "../../ir/walk.ts";
import { pascalCase } from "../../names/case.ts";

/** The types with their fields, without those that are shown with their functions and without instances of generics. */
export function typeLines({ types, functions }: IR, index: IRIndex): readonly string[] {
  const inFunctions = new Set(functions.flatMap((node) => [node.input, resultName(node, index) ?? null]));
  const shown = types.filter(({ name, generic }) => generic === null && !inFunctions.has(name));
  if (shown.length === 0) return [];
  return [`Types (${shown.length})`, ...shown.flatMap((declaration) => declarationLines(declaration, index))];
}

/** The declaration of a result that has no type of its own, if it is not an object. */
export function resultName({ name, output }: FunctionNode, index: IRIndex): string | undefined {
  const type = output.kind === "nullable" ? output.type : output;
  if (type.kind !== "reference" || type.name !== `${pascalCase(name)}Output`) return undefined;
  return index.types.get(type.name)?.type.kind === "object" ? undefined : type.name;
}

function declarationLines({ name, parameters, type }: TypeDeclaration, index: IRIndex): readonly string[] {
  const heading = parameters.length === 0 ? `  ${name}` : `  ${name}[${parameters.join(", ")}]`;
  if (type.kind !== "object") return [`${heading} = ${typeText(type, index)}`];
  const fields = type.properties.map((property) => `    ${propertyText(property, index)}`);
  const others = type.additional === null ? [] : [`    any other: ${typeText(type.additional, index)}`];
  return [heading, ...fields, ...others];
}

/** An optional property has a question mark. */
export function propertyText(
  { name, required, type }: Pick<PropertyNode, "name" | "required" | "type">,
  index: IRIndex,
): string {
  return `${name}${required ? "" : "?"}: ${typeText(type, index)}`;
}

/** A type on one line, in a notation close to Python's annotations and TypeScript's types. */
export function typeText(type: TypeNode, index: IRIndex): string {
  return foldType(type, (node, inner) => nodeText(node, inner, index));
}

function nodeText(type: TypeNode, text: (child: TypeNode) => string, index: IRIndex): string {
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
      return `map[${text(type.keys)}, ${text(type.values)}]`;
    case "object":
      return `{ ${type.properties.map(({ name, required }) => (required ? name : `${name}?`)).join(", ")} }`;
    case "union":
      return type.members.map(text).join(" | ");
    case "discriminatedUnion":
      // Several tags may stand for one type.
      return [...new Set(type.members.map((member) => text(member.type)))].join(" | ");
    case "nullable":
      return `${text(type.type)} | null`;
    case "reference":
      return referenceText(type.name, index);
    case "parameter":
      return type.name;
    default:
      return assertNever(type);
  }
}

/** `Page[Task]` for an instance of a generic, whatever the name of its component. */
function referenceText(name: string, index: IRIndex): string {
  const generic = index.types.get(name)?.generic;
  if (generic === null || generic === undefined) return name;
  return `${generic.name}[${generic.arguments.map((one) => typeText(one, index)).join(", ")}]`;
}
