import { isFormatted, isPlain } from "./layout.ts";

/** Formats a piece of Python, as ruff does it. */
export type Formatter = (python: string) => string;

/**
 * Formats a rendered module. Short statements of plain characters are already as ruff writes them, so only the others
 * are given to it: ruff takes longer for a large module than everything else.
 */
export function formatModule(module: string, ruff: Formatter): string {
  const lines = module.split("\n");
  let formatted = "";
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    const start = line.length - line.trimStart().length;
    if (!line.startsWith('"""', start)) {
      formatted += isFormatted(line) ? line : statement(line, start, ruff);
    } else {
      const end = endOfDocstring(lines, index, start);
      const docstring = lines.slice(index, end + 1);
      const text = docstring.join("\n");
      formatted += isFormattedDocstring(docstring, start) ? text : statement(text, start, ruff);
      index = end;
    }
    formatted += index === lines.length - 1 ? "" : "\n";
  }
  return formatted;
}

function endOfDocstring(lines: readonly string[], first: number, start: number): number {
  if (lines[first]!.length >= start + 6 && lines[first]!.endsWith('"""')) return first;
  let last = first + 1;
  while (last < lines.length - 1 && !lines[last]!.endsWith('"""')) last += 1;
  return last;
}

/** Ruff breaks no line of a docstring, but indents all by as much as the first. */
function isFormattedDocstring(lines: readonly string[], start: number): boolean {
  const [first = "", ...rest] = lines;
  if (!lines.every(isPlain) || /["\s]/.test(first.charAt(start + 3))) return false;
  const texts = rest.slice(0, -1).filter((line) => line !== "");
  return texts.length === 0 || texts.some((line) => line.charAt(start) !== " ");
}

/** A statement, or the first line of a compound one, by itself. */
function statement(text: string, start: number, ruff: Formatter): string {
  const indentation = " ".repeat(start);
  const around = ["class _:", "    def _():"].slice(0, start / 4);
  const after = text.startsWith("@", start)
    ? [`${indentation}def _():`, `${indentation}    pass`]
    : /^\s*(?:class|def|async def) .*:$/.test(text)
      ? [`${indentation}    pass`]
      : [];
  const lines = ruff([...around, text, ...after, ""].join("\n")).split("\n");
  return lines.slice(around.length, lines.length - after.length - 1).join("\n");
}
