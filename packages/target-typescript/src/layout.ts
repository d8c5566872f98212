import { code, type Code, join, syntax } from "@mizan/core";
import { key, literal } from "./names.ts";

/** Maximum length of a line that is not broken. */
export const PRINT_WIDTH = 110;

/** `(a, b)`, or one item per line if the whole line would be too long. */
export function parenthesized(items: readonly Code[], before: Code, after: Code): Code {
  const line = syntax`(${join(items, ", ")})`;
  return fits(before, line, after) ? line : code(`(\n${onePerLine(items)})`);
}

/** `{ a, b }`, or one item per line if the whole line would be too long. */
export function braced(items: readonly Code[], before: Code, after: Code): Code {
  const line = syntax`{ ${join(items, ", ")} }`;
  return fits(before, line, after) ? line : code(`{\n${onePerLine(items)}}`);
}

const fits = (...parts: readonly Code[]): boolean =>
  parts.reduce((width, part) => width + String(part).length, 0) <= PRINT_WIDTH;

const onePerLine = (items: readonly Code[]): string => items.map((item) => `  ${String(item)},\n`).join("");

/**
 * A JSON value as an expression: on one line if it fits, otherwise one entry per line.
 * @param column the number of other characters on its line
 * @param indentation of that line
 */
export function data(value: unknown, column = 0, indentation: "" | "    " = ""): Code {
  return code(print(value, indentation, column));
}

function print(value: unknown, indentation: string, column: number): string {
  const flat = flatten(value);
  const entries = entriesOf(value);
  if (entries.length === 0 || column + flat.length <= PRINT_WIDTH) return flat;
  const deeper = `${indentation}  `;
  const lines = entries.map(
    ([name, inner]) => `${deeper}${name}${print(inner, deeper, deeper.length + name.length + ",".length)},\n`,
  );
  return Array.isArray(value) ? `[\n${lines.join("")}${indentation}]` : `{\n${lines.join("")}${indentation}}`;
}

function flatten(value: unknown): string {
  const entries = entriesOf(value).map(([name, inner]) => name + flatten(inner));
  if (entries.length === 0) return String(literal(value));
  return Array.isArray(value) ? `[${entries.join(", ")}]` : `{ ${entries.join(", ")} }`;
}

/** The text before each value, and the value; empty for a value without parts. */
function entriesOf(value: unknown): readonly (readonly [name: string, value: unknown])[] {
  if (Array.isArray(value)) return value.map((item: unknown) => ["", item]);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).map(([name, inner]) => [`${String(key(name))}: `, inner]);
}

/** Optional instead of with the default `{}`, which has a property `constructor` of another type than an argument. */
export function parameter(name: Code, type: Code, required: boolean): Code {
  return required ? syntax`${name}: ${type}` : syntax`${name}?: ${type}`;
}
