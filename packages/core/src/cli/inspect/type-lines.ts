import type { IRIndex } from "../../ir/ir-index.ts";
import type { FunctionNode, IR, TypeDeclaration } from "../../ir/types.ts";
import { pascalCase } from "../../names/case.ts";
import { propertyText, typeText } from "./type-text.ts";

/** The types with their fields; not those that stand with their functions, or are a generic filled in. */
export function typeLines({ types, functions }: IR, index: IRIndex): readonly string[] {
  const told = new Set(functions.flatMap((node) => [node.input, resultName(node, index) ?? null]));
  const shown = types.filter(({ name, generic }) => generic === null && !told.has(name));
  if (shown.length === 0) return [];
  return [`Types (${shown.length})`, ...shown.flatMap((declaration) => declarationLines(declaration, index))];
}

/** The declaration that holds a result without a type of its own, if that is no object. */
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
