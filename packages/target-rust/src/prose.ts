import { code, type Code, visible } from "@mizan/core";

/**
 * A doc comment of these paragraphs; null if there are none. The text of a document never becomes markup: what looks
 * like code is shown as code, as clippy asks, and addresses become links.
 */
export function documentation(
  marker: "///" | "//!",
  ...paragraphs: readonly (string | Code | null)[]
): Code | null {
  // Most fields have none.
  if (paragraphs.every((part) => part === null)) return null;
  const texts = paragraphs.map((part) => (typeof part === "string" ? prose(part) : String(part ?? "")));
  const lines = texts
    .filter((part) => part !== "")
    .join("\n\n")
    .split("\n");
  if (lines.length === 1 && lines[0] === "") return null;
  return code(lines.map((line) => `${marker} ${line}`.trimEnd()).join("\n"));
}

/** A paragraph of fixed text around names of the document. */
export function sentence(template: TemplateStringsArray, ...names: readonly string[]): Code {
  return code(String.raw({ raw: template }, ...names.map((name) => shownAsCode(oneLine(name)))));
}

const ADDRESS = /^https?:\/\/[\w./?#%&=+:,;@~-]+$/;

/** What Markdown, rustdoc or clippy would take for markup or for code. */
const LIKE_CODE =
  /[`*_<>[\]\\~^$|{}&#!]|::|\(\)|^[A-Za-z][\w+.-]*:\/|^(?:https?|ftp|wss?|file):.|\p{Ll}\p{Lu}|\p{Lu}{2}(?!s(?!\p{L}))\p{Ll}/u;

function prose(value: string): string {
  const lines = visible(value.replace(/\r\n?|[\u2028\u2029]/g, "\n").replaceAll("\t", " ")).split("\n");
  const shown = lines.map((line) => startOfLine(line.split(/\s+/).filter(Boolean).map(word).join(" ")));
  // Blank lines separate paragraphs; several are one.
  return shown
    .filter((line, index) => line !== "" || (shown[index - 1] ?? "") !== "")
    .join("\n")
    .trim();
}

function word(value: string): string {
  if (/^[A-Za-z]?[a-z]*[.,]?$/.test(value)) return value;
  let [start, end] = [0, value.length];
  while (start < end && OPENING.includes(value[start]!)) start += 1;
  while (start < end && CLOSING.includes(value[end - 1]!) && !/\(\)$|::$/.test(value.slice(0, end))) end -= 1;
  const inner = value.slice(start, end);
  const shown = ADDRESS.test(inner) ? `<${inner}>` : LIKE_CODE.test(inner) ? shownAsCode(inner) : inner;
  return (value.slice(0, start) + shown + value.slice(end)).replace(/!$/, String.raw`\!`);
}

const OPENING = `("'`;
const CLOSING = `.,;:!?)"'`;

/** An empty span would not be code. */
function shownAsCode(value: string): string {
  const inner = value.replaceAll("`", "'");
  return `\`${inner === "" ? " " : inner}\``;
}

/** A line never begins a heading, a list, a quotation or a table. */
function startOfLine(line: string): string {
  return line.replace(/^(?:[-+=:|]|\d+[.)])/, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`);
}

function oneLine(value: string): string {
  return visible(value).replace(/\s+/g, " ").trim();
}
