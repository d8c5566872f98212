import { inspect, styleText } from "node:util";
import { escapeInvisible, unicodeEscape } from "../render/invisible.ts";
import type { Diagnostic, Severity } from "./diagnostic.ts";

export interface FormatOptions {
  readonly color: boolean;
  /** Also shows what was thrown, with its stack. */
  readonly debug?: boolean;
}

const COLORS = { error: "red", warning: "yellow", note: "blue" } as const satisfies Record<Severity, string>;

/** A diagnostic for people: what, where and how to fix it, in a few lines without a final line end. */
export function formatDiagnostic(diagnostic: Diagnostic, { color, debug = false }: FormatOptions): string {
  const { code, slug, severity, message, hint, config, plugin, hook, cause } = diagnostic;
  const paint = (format: Parameters<typeof styleText>[0], text: string): string =>
    color ? styleText(format, text, { validateStream: false }) : text;
  const kind = [severity, code, ...(slug === undefined ? [] : [slug])].join(" ");
  const owners = [config === undefined ? undefined : `config ${config}`, plugin, plugin && hook];
  const known = owners.filter((one) => one !== undefined);
  const owner = known.length === 0 ? "" : ` [${known.join(", ")}]`;
  const [first = "", ...rest] = printable(message).split("\n");
  const lines = [
    `${paint([COLORS[severity], "bold"], printableLine(kind))}${paint("dim", printableLine(owner))}: ${first}`,
    ...rest.map((line) => `  ${line}`),
    ...places(diagnostic).map((place) => paint("cyan", `  at ${printableLine(place)}`)),
    ...(hint === undefined ? [] : `help: ${printable(hint)}`.split("\n").map((line) => `  ${line}`)),
  ];
  if (debug && cause !== undefined)
    lines.push(
      ...printable(inspect(cause))
        .split("\n")
        .map((line) => paint("dim", `  ${line}`)),
    );
  return lines.join("\n");
}

function places({ source, pointer, path }: Diagnostic): readonly string[] {
  const found = pointer === undefined ? [] : [`${pointer === "" ? "/" : pointer} in the document`];
  return [source, ...found, path].filter((place) => place !== undefined);
}

/** A diagnostic for machines: everything but `cause`, which need not be JSON. */
export function diagnosticJson(diagnostic: Diagnostic): Omit<Diagnostic, "cause"> {
  const json = { ...diagnostic };
  delete (json as { cause?: unknown }).cause;
  return json;
}

/**
 * Text for a terminal. Text from documents, plugins and Python must not move the cursor or recolour and reorder other
 * output. JSON keeps its meaning.
 */
export function printable(text: string): string {
  return escapeInvisible(text, unicodeEscape);
}

/** The same on one line: a line feed in the text must not start a new line. */
export function printableLine(text: string): string {
  return printable(text).replaceAll("\n", "\\n").replaceAll("\t", "\\t");
}
