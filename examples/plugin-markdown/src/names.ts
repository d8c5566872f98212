import { code, type Code, visible } from "@mizan/core";

/** The only module that turns strings of a document into Markdown. Every function accepts any string. */

/** Text within a line or a table cell, shown as it is: nothing in it can become a link, HTML or a new cell. */
export function text(value: string): Code {
  return code(escape(oneLine(value)));
}

/** Prose with its paragraphs. Lines never begin a list, a heading or a block of code. */
export function paragraphs(value: string): Code {
  const blocks = shown(value)
    .split(/\n[ \t]*\n/)
    .map((block) => escape(oneLine(block)));
  return code(blocks.filter((block) => block !== "").join("\n\n"));
}

/** Inline code, in backticks where possible: these cannot hold backticks, nor `|` both in a table and outside. */
export function span(value: string): Code {
  const line = shown(value).replace(/\s/g, " ");
  return code(/[`|]/.test(line) || line.trim() === "" ? `<code>${escape(line)}</code>` : `\`${line}\``);
}

type Kind = "context" | "function" | "type";

/** A name that links can lead to. Kinds keep a type and a context of one name apart. */
export function target(kind: Kind, name: string): Code {
  return code(`<a id="${id(kind, name)}"></a>${text(name)}`);
}

/** A link to the {@link target} of that name. */
export function link(kind: Kind, name: string): Code {
  return code(`[${text(name)}](#${id(kind, name)})`);
}

/** A label in a Mermaid diagram, in quotes. Any character may be written as its number there. */
export function label(value: string): Code {
  return code(`"${shown(value).replace(/[^\p{L}\p{N}_ ]/gu, (sign) => `#${sign.codePointAt(0)};`)}"`);
}

/** Letters, digits, `_`, `.` and `-` only, since it is used in an attribute and in a link. */
function id(kind: Kind, name: string): string {
  return `${kind}-${name.replace(/[^\w.-]/gu, (sign) => `-${sign.codePointAt(0)}-`)}`;
}

/** Text with its lines, in which every character can be seen: the others are named, such as `U+202E`. */
function shown(value: string): string {
  return visible(value.replace(/\r\n?|[\u2028\u2029]/g, "\n"));
}

function oneLine(value: string): string {
  return shown(value).replace(/\s+/g, " ").trim();
}

/** Escapes every character that has a meaning in Markdown or HTML. */
function escape(line: string): string {
  return line
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[\\`*_[\]~|$]/g, String.raw`\$&`)
    .replace(/^([#+=:-]|\d+(?=[.)](?:\s|$)))/, (start) => (/^\d/.test(start) ? `${start}\\` : `\\${start}`));
}
