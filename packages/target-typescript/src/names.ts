import { code, type Code, escapeInvisible, syntax, unicodeEscape, visible } from "@mizan/core";
import { RESERVED } from "./reserved-words.ts";

/** A name that any declaration may have: other characters become `_`, a reserved word gets a `_` at its end. */
export function identifier(name: string): Code {
  const started = propertyIdentifier(name);
  return RESERVED.has(String(started)) ? syntax`${started}_` : started;
}

/** The same for a property, which may have the name of a reserved word. */
export function propertyIdentifier(name: string): Code {
  const plain = identifierPart(name);
  return /^[\p{ID_Start}_$]/u.test(String(plain)) ? plain : syntax`_${plain}`;
}

/** The same for a later part of a name. Some letters and marks are invisible, such as Hangul fillers. */
export function identifierPart(name: string): Code {
  if (/^[\w$]*$/.test(name)) return code(name);
  return code(name.replace(/[^\p{ID_Continue}$]|\p{Default_Ignorable_Code_Point}/gu, "_"));
}

/** The name, followed by `_` until it is not taken. */
export function unused(name: Code, isTaken: (name: Code) => boolean): Code {
  return isTaken(name) ? unused(syntax`${name}_`, isTaken) : name;
}

/** A JSON value as an expression or a literal type. */
export function literal(value: unknown): Code {
  return code(escapeInvisible(JSON.stringify(value), unicodeEscape));
}

/** A key of an interface. */
export function member(name: string): Code {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? code(name) : literal(name);
}

/** A key of an object literal. `__proto__` is computed, since as a plain key it would set the prototype. */
export function key(name: string): Code {
  return name === "__proto__" ? code(`["__proto__"]`) : member(name);
}

/** Access to a property: `.name` or `["name"]`. */
export function property(name: string): Code {
  const named = member(name);
  return String(named) === name ? syntax`.${named}` : syntax`[${named}]`;
}

/** A JSDoc comment of these paragraphs and tags; null if there are none. */
export function comment(...parts: readonly (Code | null)[]): Code | null {
  const lines = parts.filter((part) => part !== null).flatMap((part) => String(part).split("\n"));
  if (lines.length === 0) return null;
  if (lines.length === 1) return code(`/** ${lines.join("")} */`);
  return code(["/**", ...lines.map((line) => ` * ${line}`.trimEnd()), " */"].join("\n"));
}

/** The JSDoc comment of a part of the document; null if there is nothing to say. */
export function documentation(described: {
  readonly description: string | null;
  readonly deprecated: boolean;
}): Code | null {
  return comment(prose(described.description), described.deprecated ? tag("deprecated") : null);
}

/** The JSDoc comment of a declaration that mizan adds. */
export function about(text: string): Code {
  return comment(prose(text)) ?? syntax``;
}

/**
 * Text from a document as the inside of a comment; null if it is empty. A comment end is broken by insertion, invisible
 * characters are named, and an `@` at the start of a line is escaped, so that text never becomes a tag or a compiler
 * directive.
 */
export function prose(text: string | null): Code | null {
  if (text === null) return null;
  const shown = visible(text.replace(/\r\n?|[\u2028\u2029]/g, "\n")).trim();
  if (shown === "") return null;
  // Line by line, since a search for line starts that the blank lines between them may precede is quadratic.
  const lines = shown.replaceAll("*/", "*\\/").split("\n");
  return code(
    lines.map((line) => line.replace(/^[\s*/]*@/, (start) => `${start.slice(0, -1)}\\@`)).join("\n"),
  );
}

/** A JSDoc tag, e.g. `@default 20`. */
export function tag(name: "default" | "deprecated", value?: unknown): Code {
  const shown = value === undefined ? null : prose(JSON.stringify(value));
  return code(shown === null ? `@${name}` : `@${name} ${String(shown)}`);
}
