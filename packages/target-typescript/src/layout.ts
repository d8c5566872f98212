import { code, type Code } from "@mizan/core";
import { join, syntax } from "./names.ts";

/** Longest line that is not broken. */
export const PRINT_WIDTH = 110;

/** `(a, b)`, or one a line when the whole line would be too long. */
export function parenthesized(items: readonly Code[], before: Code, after: Code): Code {
  const line = syntax`(${join(items, ", ")})`;
  return fits(before, line, after) ? line : code(`(\n${onePerLine(items)})`);
}

/** `{ a, b }`, or one a line when the whole line would be too long. */
export function braced(items: readonly Code[], before: Code, after: Code): Code {
  const line = syntax`{ ${join(items, ", ")} }`;
  return fits(before, line, after) ? line : code(`{\n${onePerLine(items)}}`);
}

const fits = (...parts: readonly Code[]): boolean =>
  parts.reduce((width, part) => width + String(part).length, 0) <= PRINT_WIDTH;

const onePerLine = (items: readonly Code[]): string => items.map((item) => `  ${String(item)},\n`).join("");
