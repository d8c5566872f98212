import { printableLine } from "../../diagnostics/format.ts";
import type {
  ContextOverview,
  FormOverview,
  FunctionOverview,
  Overview,
  PropertyOverview,
  TypeOverview,
} from "./overview.ts";
import { typeText } from "./type-parts.ts";

/** An overview for a terminal: functions, contexts, forms, types, and which function invalidates which context. */
export function overviewText({
  title,
  version,
  endpoints,
  functions,
  contexts,
  forms,
  types,
}: Overview): string {
  const mutations = functions.filter(({ affects }) => affects.length > 0);
  const touched = new Set(mutations.flatMap(({ affects }) => affects.map(({ context }) => context)));
  const untouched = contexts
    .filter(({ name }) => !touched.has(name))
    .map(({ name, constant }) => (constant ? `${name} (constant)` : name));
  return [
    printableLine(`${title} ${version}`),
    printableLine(endpoints),
    "",
    section("Functions", functions.map(functionRow)),
    ...publicSection(functions),
    section("Contexts", contexts.map(contextRow)),
    ...(forms.length === 0 ? [] : [section("Forms", forms.map(formRow))]),
    section("Invalidation", mutations.flatMap(invalidationRows)),
    ...(untouched.length === 0 ? [] : [`${printableLine(`Never invalidated: ${untouched.join(", ")}`)}\n`]),
    ...(types.length === 0 ? [] : [`Types (${types.length})`]),
    ...types.flatMap(typeLines).map(printableLine),
  ]
    .join("\n")
    .trimEnd();
}

function section(heading: string, rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map(printableLine));
  return `${heading} (${rows.length})\n${rows.length === 0 ? "" : `${columns(cells, "  ")}\n`}`;
}

function contextRow({ name, params, functions }: ContextOverview): readonly string[] {
  return [`${name}(${params.map(propertyText).join(", ")})`, functions.join(", ")];
}

/** A field that may be left empty has a question mark. */
function formRow({ name, dynamic, fields, source }: FormOverview): readonly string[] {
  return [
    `${name}(${fields.map(propertyText).join(", ")})`,
    dynamic ? "described at run time" : "",
    source ?? "",
  ];
}

function invalidationRows({ name, affects }: FunctionOverview): readonly (readonly string[])[] {
  return affects.map(({ context, which }, index) => [index === 0 ? name : "", `-> ${context}`, which]);
}

/** Signature, kind or context, who may call it, and where it is defined. */
function functionRow(node: FunctionOverview): readonly string[] {
  const { name, kind, context, rules, deprecated, source } = node;
  return [
    `${name}(${node.arguments.map(propertyText).join(", ")}) -> ${typeText(node.result)}`,
    context === null ? kind : `context ${context}`,
    rules.length === 0 ? "" : `auth: ${rules.join(" and ")}`,
    [deprecated ? "deprecated" : [], source ?? []].flat().join("  "),
  ];
}

/** An optional property has a question mark. */
function propertyText({ name, required, type }: PropertyOverview): string {
  return `${name}${required ? "" : "?"}: ${typeText(type)}`;
}

function typeLines({ name, parameters, properties, type }: TypeOverview): readonly string[] {
  const heading = parameters.length === 0 ? `  ${name}` : `  ${name}[${parameters.join(", ")}]`;
  const text = type === null ? undefined : typeText(type);
  if (properties === null) return [`${heading} = ${text}`];
  const others = text === undefined ? [] : [`    any other: ${text}`];
  return [heading, ...properties.map((one) => `    ${propertyText(one)}`), ...others];
}

const PUBLIC_ORDER = ["mutation", "call", "context"] as const;

/** The functions that anonymous users may call, those first that change data. */
function publicSection(functions: readonly FunctionOverview[]): readonly string[] {
  const found = functions.filter(({ isPublic }) => isPublic);
  if (found.length === 0) return [];
  const sorted = PUBLIC_ORDER.flatMap((kind) => found.filter((node) => node.kind === kind));
  return [
    section(
      "Public",
      sorted.map(({ name, kind, source }) => [name, kind, source ?? ""]),
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
