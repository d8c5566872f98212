import { code, type Code } from "@mizan/core";
import { join, syntax } from "./names.ts";

/** Longest line that is not broken. */
export const PRINT_WIDTH = 110;

/** `(a, b)`, or one a line when the whole line would be longer than {@link PRINT_WIDTH}. */
export function parenthesized(items: readonly Code[], before: Code, after: Code): Code {
  const line = syntax`(${join(items, ", ")})`;
  const width = [before, line, after].reduce((sum, part) => sum + String(part).length, 0);
  if (width <= PRINT_WIDTH) return line;
  return code(`(\n${items.map((item) => `  ${String(item)},\n`).join("")})`);
}
