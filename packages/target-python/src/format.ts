import { isFormatted, isPlain } from "./layout.ts";

/** Formats a piece of Python, as ruff does it. */
export type Formatter = (python: string) => string;

/** A statement of a rendered module, or the first line of a compound one, with the positions of its text. */
interface Statement {
  readonly start: number;
  readonly end: number;
  /** In spaces. */
  readonly indentation: number;
}

/**
 * Formats a rendered module. Short statements of plain characters are already as ruff writes them, so only the others
 * are given to it: ruff takes longer for a large module than everything else. What lies between them is copied in one
 * piece, since a module has many lines.
 * @param loadRuff is called if ruff is needed
 */
export async function formatModule(module: string, loadRuff: () => Promise<Formatter>): Promise<string> {
  const statements = unformatted(module);
  if (statements.length === 0) return module;
  const ruff = await loadRuff();
  let formatted = "";
  let copied = 0;
  for (const { start, end, indentation } of statements) {
    formatted += module.slice(copied, start) + format(module.slice(start, end), indentation, ruff);
    copied = end;
  }
  return formatted + module.slice(copied);
}

/** The statements that ruff may change. */
function unformatted(module: string): readonly Statement[] {
  const found: Statement[] = [];
  for (let start = 0, end: number; start < module.length; start = end + 1) {
    end = endOfLine(module, start);
    const line = module.slice(start, end);
    const isShort = isFormatted(line);
    // Most lines are short, and outside of docstrings.
    if (isShort && !line.includes(QUOTES)) continue;
    const indentation = line.length - line.trimStart().length;
    if (line.startsWith(QUOTES, indentation)) {
      end = endOfDocstring(module, start + indentation);
      if (isFormattedDocstring(module.slice(start, end).split("\n"), indentation)) continue;
    } else if (isShort) continue;
    found.push({ start, end, indentation });
  }
  return found;
}

const QUOTES = '"""';

function endOfLine(module: string, start: number): number {
  const end = module.indexOf("\n", start);
  return end === -1 ? module.length : end;
}

/** The end of the line with the closing quotes. @param start of the opening ones */
function endOfDocstring(module: string, start: number): number {
  let end = endOfLine(module, start + QUOTES.length);
  while (end < module.length && (end < start + 2 * QUOTES.length || !module.endsWith(QUOTES, end)))
    end = endOfLine(module, end + 1);
  return end;
}

/** Ruff breaks no line of a docstring, but indents all by as much as the first. */
function isFormattedDocstring(lines: readonly string[], start: number): boolean {
  const [first = "", ...rest] = lines;
  if (!lines.every(isPlain) || /["\s]/.test(first.charAt(start + 3))) return false;
  const texts = rest.slice(0, -1).filter((line) => line !== "");
  return texts.length === 0 || texts.some((line) => line.charAt(start) !== " ");
}

/** A statement, or the first line of a compound one, by itself. */
function format(text: string, start: number, ruff: Formatter): string {
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
