import type { ContextNode, FormNode, FunctionNode, IR } from "../../ir/types.ts";
import { columns } from "./columns.ts";
import { typeText } from "./type-text.ts";

/** The IR for people: its functions, its contexts, its forms, and which mutation makes which context stale. */
export function overview(ir: IR): string {
  const { title, version, functions, contexts, forms } = ir;
  const mutations = functions.filter(({ affects }) => affects.length > 0);
  const touched = new Set(mutations.flatMap(({ affects }) => affects.map(({ context }) => context)));
  const untouched = contexts.filter(({ name }) => !touched.has(name)).map(({ name }) => name);
  return [
    `${title} ${version}`,
    "",
    section("Functions", functions.map(functionRow)),
    section("Contexts", contexts.map(contextRow)),
    ...(forms.length === 0 ? [] : [section("Forms", forms.map(formRow))]),
    section("Invalidation", mutations.flatMap(invalidationRows)),
    ...(untouched.length === 0 ? [] : [`Never invalidated: ${untouched.join(", ")}`]),
  ]
    .join("\n")
    .trimEnd();
}

function section(heading: string, rows: readonly (readonly string[])[]): string {
  return `${heading} (${rows.length})\n${rows.length === 0 ? "" : `${columns(rows, "  ")}\n`}`;
}

function functionRow({
  name,
  kind,
  input,
  output,
  returnsResponse,
  auth,
  origin,
}: FunctionNode): readonly string[] {
  const signature = `(${input ?? ""}) -> ${returnsResponse ? "response" : typeText(output)}`;
  return [name + signature, kind, auth === "none" ? "" : `auth: ${auth}`, origin.source ?? ""];
}

function contextRow({ name, params, functions }: ContextNode): readonly string[] {
  const list = params.map((param) => `${param.name}${param.required ? "" : "?"}: ${typeText(param.type)}`);
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
