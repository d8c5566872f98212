import { printableLine } from "../../diagnostics/format.ts";
import { IRIndex } from "../../ir/ir-index.ts";
import type { ContextNode, FormNode, FunctionNode, IR } from "../../ir/types.ts";
import { propertyText, resultName, typeLines, typeText } from "./type-text.ts";

/** The IR for people: functions, contexts, forms, types, and which function invalidates which context. */
export function overview(ir: IR): string {
  const { title, version, functions, contexts, forms } = ir;
  const index = new IRIndex(ir);
  const mutations = functions.filter(({ affects }) => affects.length > 0);
  const touched = new Set(mutations.flatMap(({ affects }) => affects.map(({ context }) => context)));
  const untouched = contexts.filter(({ name }) => !touched.has(name)).map(({ name }) => name);
  return [
    printableLine(`${title} ${version}`),
    printableLine(endpoints(ir)),
    "",
    section(
      "Functions",
      functions.map((node) => functionRow(node, index)),
    ),
    ...publicSection(functions),
    section(
      "Contexts",
      contexts.map((node) => contextRow(node, index)),
    ),
    ...(forms.length === 0 ? [] : [section("Forms", forms.map(formRow))]),
    section("Invalidation", mutations.flatMap(invalidationRows)),
    ...(untouched.length === 0 ? [] : [`${printableLine(`Never invalidated: ${untouched.join(", ")}`)}\n`]),
    ...typeLines(ir, index).map(printableLine),
  ]
    .join("\n")
    .trimEnd();
}

function endpoints({ prefix, csrf }: IR): string {
  const where =
    prefix === null ? "The document does not say where its endpoints are" : `Endpoints at ${prefix}`;
  return csrf ? `${where}; calls send a CSRF token.` : `${where}.`;
}

function section(heading: string, rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map(printableLine));
  return `${heading} (${rows.length})\n${rows.length === 0 ? "" : `${columns(cells, "  ")}\n`}`;
}

function contextRow({ name, params, functions }: ContextNode, index: IRIndex): readonly string[] {
  const list = params.map((param) => propertyText(param, index));
  return [`${name}(${list.join(", ")})`, functions.join(", ")];
}

/** A field that may be left empty has a question mark. */
function formRow({ name, dynamic, fields, origin }: FormNode): readonly string[] {
  const list = fields.map((field) => `${field.name}${field.required ? "" : "?"}: ${field.type}`);
  return [`${name}(${list.join(", ")})`, dynamic ? "described at run time" : "", origin.source ?? ""];
}

function invalidationRows({ name, affects }: FunctionNode): readonly (readonly string[])[] {
  return affects.map(({ context, scopedBy }, index) => [
    index === 0 ? name : "",
    `-> ${context}`,
    scopedBy.length === 0
      ? "every instance"
      : `where ${scopedBy.join(", ")} ${scopedBy.length === 1 ? "is" : "are"} equal`,
  ]);
}

/** Signature, kind or context, who may call it, and where it is defined. */
function functionRow(node: FunctionNode, index: IRIndex): readonly string[] {
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

/** A result without its own type is written out, such as `list[Project]`. */
function resultText(node: FunctionNode, index: IRIndex): string {
  if (node.returnsResponse) return "response";
  const text = typeText(node.output, index);
  const name = resultName(node, index);
  return name === undefined ? text : text.replace(name, () => typeText(index.types.get(name)!.type, index));
}

function authText({ auth, permissions, guards }: FunctionNode): string {
  const rules = auth === "none" || (auth === "permission" && permissions.length > 0) ? [] : [auth];
  const all = [...rules, ...permissions, ...guards.map((name) => `dependency ${name}`)];
  return all.length === 0 ? "" : `auth: ${all.join(" and ")}`;
}

const PUBLIC_ORDER = ["mutation", "call", "context"] as const;

/** The functions that anonymous users may call, those first that change data. */
function publicSection(functions: readonly FunctionNode[]): readonly string[] {
  const found = functions.filter(({ auth, guards }) => auth === "none" && guards.length === 0);
  if (found.length === 0) return [];
  const sorted = PUBLIC_ORDER.flatMap((kind) => found.filter((node) => node.kind === kind));
  return [
    section(
      "Public",
      sorted.map(({ name, kind, origin }) => [name, kind, origin.source ?? ""]),
    ),
  ];
}

/** A wider cell gets its own line, so that it does not push all others to the right. */
const WIDEST = 64;

/** Rows of text with their columns aligned. */
function columns(rows: readonly (readonly string[])[], indent: string): string {
  const widths: number[] = [];
  for (const cell of rows.flatMap((row) => row.map((text, column) => ({ text, column })))) {
    const width = cell.text.length > WIDEST ? 0 : cell.text.length;
    widths[cell.column] = Math.max(widths[cell.column] ?? 0, width);
  }
  return rows.map((row) => line(row, widths, indent)).join("\n");
}

function line(row: readonly string[], widths: readonly number[], indent: string): string {
  const filled = row.slice(0, row.findLastIndex((cell) => cell !== "") + 1);
  let column = indent.length;
  let text = indent;
  for (const [index, cell] of filled.entries()) {
    const width = widths[index]!;
    const breaks = cell.length > width && index < filled.length - 1;
    text += breaks ? `${cell}\n${" ".repeat(column + width)}  ` : `${cell.padEnd(width)}  `;
    column += width + 2;
  }
  return text.trimEnd();
}
