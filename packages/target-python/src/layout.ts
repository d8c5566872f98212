import { code, type Code } from "@mizan/core";

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
  /** All of it in one line. */
  readonly line: string;
}

export function call(open: Code, items: Bracketed["items"], close: Code): Bracketed {
  return bracketed(open, items, close, false);
}

export function display(open: Code, items: Bracketed["items"], close: Code): Bracketed {
  return bracketed(open, items, close, true);
}

function bracketed(open: Code, items: Bracketed["items"], close: Code, isDisplay: boolean): Bracketed {
  const line = `${String(open)}${items.map(inOneLine).join(", ")}${String(close)}`;
  return { open, items, close, isDisplay, line };
}

/**
 * A statement in lines as ruff writes them, relative to its indentation, which the template adds. If that is not enough
 * to make all lines short, the statement is returned in one line, which `formatModule` gives to ruff.
 * @param indentation of the statement
 */
export function laidOut(statement: Bracketed, indentation: number): Code {
  const { line } = statement;
  if (fits(line, indentation) || !isPlain(line)) return code(line);
  const lines = broken(statement, indentation);
  return code(lines.every((each) => fits(each, indentation)) ? lines.join("\n") : line);
}

/** Ruff may choose other quotes for a string with escapes, and other characters may be wider than one column. */
export const isPlain = (line: string): boolean => /^[ -[\]-~]*$/.test(line);

/** Whether ruff leaves a line as it is. */
export const isFormatted = (line: string): boolean => fits(line, 0) && isPlain(line);

const fits = (line: string, indentation: number): boolean => indentation + line.length <= LINE;

const inOneLine = (part: Code | Bracketed): string => ("items" in part ? part.line : String(part));

function broken({ open, items, close, isDisplay }: Bracketed, indentation: number): string[] {
  const inside = indentation + 4;
  const texts = items.map(inOneLine);
  const line = `    ${texts.join(", ")}`;
  if (!isDisplay && fits(line, indentation)) return [String(open), line, String(close)];
  const lines = [String(open)];
  for (const [index, item] of items.entries()) {
    const text = `${texts[index]!},`;
    const own = !("items" in item) || fits(text, inside) ? [text] : followedByComma(broken(item, inside));
    for (const each of own) lines.push(`    ${each}`);
  }
  lines.push(String(close));
  return lines;
}

const followedByComma = (lines: readonly string[]): string[] => [
  ...lines.slice(0, -1),
  `${lines.at(-1) ?? ""},`,
];
