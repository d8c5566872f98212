import type { IRIndex } from "../../ir/ir-index.ts";
import type { FunctionNode } from "../../ir/types.ts";
import { resultName } from "./type-lines.ts";
import { propertyText, typeText } from "./type-text.ts";

/** Its signature, what it is a part of, who may call it, and where it is written. */
export function functionRow(node: FunctionNode, index: IRIndex): readonly string[] {
  const { name, kind, context, deprecated, origin } = node;
  return [
    `${name}(${argumentsText(node, index)}) -> ${resultText(node, index)}`,
    context === null ? kind : `context ${context}`,
    authText(node),
    [deprecated ? "deprecated" : [], origin.source ?? []].flat().join("  "),
  ];
}

function argumentsText(node: FunctionNode, index: IRIndex): string {
  const properties = index.inputOf(node)?.properties;
  return properties?.map((property) => propertyText(property, index)).join(", ") ?? node.input ?? "";
}

/** A result without a type of its own is told as what it is, such as `list[Project]`. */
function resultText(node: FunctionNode, index: IRIndex): string {
  if (node.returnsResponse) return "response";
  const text = typeText(node.output, index);
  const name = resultName(node, index);
  return name === undefined ? text : text.replace(name, () => typeText(index.types.get(name)!.type, index));
}

function authText({ auth, permissions }: FunctionNode): string {
  if (auth === "none") return "";
  const rules = auth === "permission" && permissions.length > 0 ? permissions : [auth, ...permissions];
  return `auth: ${rules.join(" and ")}`;
}
