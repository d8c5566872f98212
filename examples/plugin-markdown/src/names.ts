import { code, type Code } from "@mizan/core";

/** The only module that turns text of a document into Markdown. Everything here is total: any string is fine. */

/** Text within a line or a table cell, shown as it is: nothing in it can become a link, HTML or a new cell. */
export function text(value: string): Code {
  return code(escape(value.replace(/\s+/g, " ").trim()));
}

/** Prose with its paragraphs. Lines never begin a list, a heading or a block of code. */
export function paragraphs(value: string): Code {
  const blocks = value.split(/\r?\n[ \t]*\r?\n/).map((block) => escape(block.replace(/\s+/g, " ").trim()));
  return code(blocks.filter((block) => block !== "").join("\n\n"));
}

/** Code. Backticks where they can hold it; they cannot hold themselves, nor `|` both in a table and outside. */
export function span(value: string): Code {
  const line = value.replace(/\s/g, " ");
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

/** A label in a Mermaid diagram, in quotes. Every sign may be written as its number there. */
export function label(value: string): Code {
  return code(`"${value.replace(/[^\p{L}\p{N}_ ]/gu, (sign) => `#${sign.codePointAt(0)};`)}"`);
}

/** Letters, digits, `_`, `.` and `-` only: it stands in an attribute and in a link. */
function id(kind: Kind, name: string): string {
  return `${kind}-${name.replace(/[^\w.-]/gu, (sign) => `-${sign.codePointAt(0)}-`)}`;
}

/** Backslashes and entities for every sign that Markdown or HTML may read as its own. */
function escape(line: string): string {
  return line
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[\\`*_[\]~|$]/g, String.raw`\$&`)
    .replace(/^([#+=:-]|\d+(?=[.)](?:\s|$)))/, (start) => (/^\d/.test(start) ? `${start}\\` : `\\${start}`));
}
