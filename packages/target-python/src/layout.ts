import { code, type Code, syntax } from "@mizan/core";

/** The longest line that ruff leaves as it is. */
const LINE = 88;

/** A statement, or part of one, that is broken at its brackets if it is too long. */
export interface Bracketed {
  /** With the opening bracket. */
  readonly open: Code;
  readonly items: readonly (Code | Bracketed)[];
  /** With the closing bracket. */
  readonly close: Code;
  /** Whether it is a list, a tuple or a dictionary, whose items are in one line with the brackets or in one line each. */
  readonly isDisplay: boolean;
}

/**
 * A statement in lines as ruff writes them, relative to its indentation, which the template adds. If that is not enough
 * to make all lines short, the statement is returned in one line, which `formatModule` gives to ruff.
 * @param indentation of the statement
 */
export function laidOut(statement: Bracketed, indentation: number): Code {
  const line = flat(statement);
  if (fits(line, indentation) || !isPlain(line)) return code(line);
  const lines = broken(statement, indentation);
  return code(lines.every((each) => fits(each, indentation)) ? lines.join("\n") : line);
}

/** Ruff may choose other quotes for a string with escapes, and other characters may be wider than one column. */
export const isPlain = (line: string): boolean => /^[ -[\]-~]*$/.test(line);

/** Whether ruff leaves a line as it is. */
export const isFormatted = (line: string): boolean => fits(line, 0) && isPlain(line);

const fits = (line: string, indentation: number): boolean => indentation + line.length <= LINE;

function flat(part: Code | Bracketed): string {
  return "items" in part
    ? `${String(part.open)}${part.items.map(flat).join(", ")}${String(part.close)}`
    : String(part);
}

function broken({ open, items, close, isDisplay }: Bracketed, indentation: number): string[] {
  const inside = indentation + 4;
  const texts = items.map(flat);
  const line = `    ${texts.join(", ")}`;
  if (!isDisplay && fits(line, indentation)) return [String(open), line, String(close)];
  const lines = [String(open)];
  for (const [index, item] of items.entries()) {
    const text = `${texts[index]!},`;
    const isShort = !("items" in item) || fits(text, inside);
    const own = isShort ? [text] : broken({ ...item, close: syntax`${item.close},` }, inside);
    for (const each of own) lines.push(`    ${each}`);
  }
  lines.push(String(close));
  return lines;
}
