import { code, type Code, escapeInvisible, snakeCase, visible } from "@mizan/core";
import { plainName } from "@mizan/core/lowering";
import type { Imported } from "./imports.ts";
import { KEYWORDS } from "./reserved-names.ts";

/** The only module that turns strings of a document into Python. Every function accepts any string. */

/**
 * The name of a function, an argument or a field in snake case. A name in `taken`, or a keyword, gets
 * a `_` at its end.
 * @param otherwise begins a name that would not begin with a letter
 */
export function variable(
  name: string,
  otherwise: "field" | "arg" | "call",
  taken: ReadonlySet<string>,
): Code {
  const plain = started(snakeCase(plainName(name)), `${otherwise}_`);
  return code(KEYWORDS.has(plain) || taken.has(plain) ? `${plain}_` : plain);
}

/** The name of a class or an alias, as the backend wrote it. */
export function typeName(name: string, taken: ReadonlySet<string>): Code {
  const plain = started(plainName(name), "Type");
  return code(KEYWORDS.has(plain) || taken.has(plain) ? `${plain}_` : plain);
}

/** The name of a member of an enum, as the backend wrote it. */
export function memberName(name: string, taken: ReadonlySet<string>): Code {
  const plain = started(plainName(name), "VALUE_");
  return code(KEYWORDS.has(plain) || taken.has(plain) ? `${plain}_` : plain);
}

/** The name of a constant for a function or a context: that of its method in capitals. */
export function constant(method: Code): Code {
  return code(plainName(String(method).toUpperCase()));
}

/** A leading underscore would make a name private, and in a class even another one. */
function started(name: string, otherwise: string): string {
  // Most names need no tables of Unicode.
  if (/^[A-Za-z]/.test(name)) return name;
  const visiblePart = name.replace(/^_+/, "");
  return /^\p{XID_Start}/u.test(visiblePart) ? visiblePart : otherwise + visiblePart;
}

/** Whether a key can be written as a field in the body of a class, where Python changes names like `__x`. */
export function isPlainKey(key: string): boolean {
  return /^[A-Za-z]\w*$/.test(key) && !KEYWORDS.has(key);
}

/** A field of a `TypedDict`, whose name is the key on the wire. Only a parameter of a context may have no plain one. */
export function key(name: string): Code {
  return isPlainKey(name) ? code(name) : variable(name, "field", new Set());
}

export function text(value: string): Code {
  return code(escapeInvisible(JSON.stringify(value), pythonEscape));
}

/** A name that a generated module imports. */
export function imported(name: Imported): Code {
  return code(name);
}

/** A value in `Literal`; null for a number that it cannot have. */
export function literal(value: string | number | boolean | null): Code | null {
  if (typeof value === "string") return text(value);
  if (typeof value === "number") return Number.isSafeInteger(value) ? code(String(value)) : null;
  if (value === null) return code("None");
  return code(value ? "True" : "False");
}

/** A piece of code as a string of Python, for a type that is not defined yet. */
export function quoted(type: Code): Code {
  return text(String(type));
}

const pythonEscape = (character: string): string => {
  const point = character.codePointAt(0)!;
  const hex = (digits: number): string => point.toString(16).toUpperCase().padStart(digits, "0");
  return point > 0xffff ? `\\U${hex(8)}` : `\\u${hex(4)}`;
};

/** A docstring of these paragraphs; null if there are none. The template indents its lines. */
export function docstring(...parts: readonly (string | null)[]): Code | null {
  // Most fields have none.
  if (parts.every((part) => part === null)) return null;
  const paragraphs = parts.map(prose).filter((part) => part !== "");
  if (paragraphs.length === 0) return null;
  const body = paragraphs.join("\n\n");
  return code(`"""${body}${body.includes("\n") ? "\n" : ""}"""`);
}

/** Text between the quotes of a docstring, which it cannot end. Invisible characters are named. */
function prose(value: string | null): string {
  if (value === null) return "";
  if (/^[ !#-[\]-~]*$/.test(value)) return value.trim();
  const lines = visible(value.replace(/\r\n?|[\u2028\u2029]/g, "\n").replaceAll("\t", "    ")).split("\n");
  return (
    lines
      .map((line) => line.trimEnd())
      .join("\n")
      .trim()
      .replaceAll("\\", "\\\\")
      // So that three in a row, or one at the end, do not end the docstring.
      .replace(/"(?="|$)/g, '\\"')
  );
}

/** One line of text for a docstring: the description of an argument. */
export function oneLine(value: string): string {
  return value.replace(/\s+/g, " ").trim();
}
