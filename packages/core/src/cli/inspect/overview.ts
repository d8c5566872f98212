import { printableLine } from "../../diagnostics/printable.ts";
import { IRIndex } from "../../ir/ir-index.ts";
import type { ContextNode, FormNode, FunctionNode, IR } from "../../ir/types.ts";
import { columns } from "./columns.ts";
import { functionRow } from "./function-rows.ts";
import { typeLines } from "./type-lines.ts";
import { propertyText } from "./type-text.ts";

/** The IR for people: its functions, its contexts, its forms, its types, and what makes which context stale. */
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
  const where = prefix === null ? "Where its endpoints are is not known" : `Its endpoints are at ${prefix}`;
  return csrf ? `${where}; calls carry a CSRF token.` : `${where}.`;
}

function section(heading: string, rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map(printableLine));
  return `${heading} (${rows.length})\n${rows.length === 0 ? "" : `${columns(cells, "  ")}\n`}`;
}

function contextRow({ name, params, functions }: ContextNode, index: IRIndex): readonly string[] {
  const list = params.map((param) => propertyText(param, index));
  return [`${name}(${list.join(", ")})`, functions.join(", ")];
}

/** A question mark after the fields that may be left empty. */
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
