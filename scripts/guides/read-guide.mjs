/**
 * What a reader of a Markdown page does, step by step.
 *
 * - A block of `sh` is commands.
 * - A block of `text` is what the command before it prints. `…` stands for anything.
 * - Any other block is a file, which its first line names in a comment, or the paragraph before it, if that ends in
 *   a colon. If the paragraph contains the words "end of", the block is added to the end of the file; if it says that a
 *   command "wrote" the file, that must contain the block.
 * - A block below a `snippet` comment that names no file is quoted from one (scripts/snippets.mjs).
 * - A paragraph with an address of this machine opens it: see `open-page.mjs`.
 * - "This page continues [another](page.md#section)": the reader has done that page before, up to the end of the section.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import MarkdownIt from "markdown-it";
import { Failure, root } from "../program.mjs";

const markdown = new MarkdownIt({ html: true });
const FILE = /^(?!\.{0,2}\/)[\w@.+/[\]-]*\.(py|[cm]?js|tsx?|vue|svelte|json|toml|html|css)$/;
const FILE_COMMENT = /^(?:#|\/\/|<!--) (\S+)(?: -->)?\n/;
const SNIPPET = /^<!-- snippet: /;
const CONTINUES = /\bcontinues \[[^\]]*\]\(([\w-]+\.md)(?:#([\w-]+))?\)/;
const KINDS = [
  [/\bend of\b/, "append"],
  [/\bwrote\b/, "contain"],
];
const ADDRESS = /^http:\/\/(127\.0\.0\.1|localhost)\b/;

/**
 * @typedef {object} Step
 * @property {"run" | "output" | "write" | "append" | "contain" | "open" | "quoted" | "unchecked" | "continue"} kind
 * @property {boolean} [isQuoted] whether scripts/snippets.mjs keeps the block equal to a file
 * @property {string} text the command, the contents of the block, or the paragraph
 * @property {string} [file] of "write", "append" and "contain"
 * @property {string} [page] of "continue", relative to this page, with the `section` after which it is left
 * @property {string} section the heading above, as in a link to it
 * @property {string} place path and line, for messages
 */

/** @returns {Step[]} */
export function readGuide(page, text = readFileSync(join(root, page), "utf8")) {
  const steps = [];
  let section = "";
  let paragraph;
  let isSnippet = false;
  const tokens = markdown.parse(text, {});
  for (const [index, token] of tokens.entries()) {
    const line = token.map?.[0] + 1;
    const add = (step) => steps.push({ section, place: `${page}:${line}`, ...step });
    if (token.type === "html_block") isSnippet = SNIPPET.test(token.content);
    if (token.type === "inline") {
      if (tokens[index - 1].type === "heading_open") section = slug(token.content);
      paragraph = token;
      isSnippet = false;
      proseSteps(token).forEach(add);
    }
    if (token.type !== "fence") continue;
    const place = (offset) => ({ place: `${page}:${line + 1 + offset}` });
    if (token.info === "sh")
      commands(token.content).forEach(([text, at]) => add({ kind: "run", text, ...place(at) }));
    else add(blockStep(token, paragraph, isSnippet, `${page}:${line}`));
    paragraph = undefined;
    isSnippet = false;
  }
  return steps;
}

function proseSteps({ content, children }) {
  const continued = CONTINUES.exec(content.replaceAll("\n", " "));
  if (continued) return [{ kind: "continue", text: content, page: continued[1], until: continued[2] }];
  const hasAddress = children.some(({ type, attrs }) => type === "link_open" && ADDRESS.test(attrs[0][1]));
  return hasAddress ? [{ kind: "open", text: content.replaceAll("\n", " ") }] : [];
}

function blockStep({ content: text, info }, paragraph, isSnippet, place) {
  if (info === "text") return { kind: "output", text };
  const file = FILE_COMMENT.exec(text)?.[1] ?? namedFile(paragraph, place);
  if (file && FILE.test(file)) {
    const kind = KINDS.find(([words]) => words.test(paragraph?.content))?.[1] ?? "write";
    return { kind, file, text, isQuoted: isSnippet };
  }
  return { kind: isSnippet ? "quoted" : "unchecked", text, isQuoted: isSnippet };
}

/** The one file that the last paragraph before a block names. */
function namedFile(paragraph, place) {
  if (!paragraph?.content.endsWith(":")) return undefined;
  const codes = paragraph.children.filter(({ type }) => type === "code_inline").map(({ content }) => content);
  const files = [...new Set(codes.filter((code) => FILE.test(code)))];
  if (files.length > 1)
    throw new Failure(`${place}: does the block belong to ${files.join(" or ")}? Name one file.`);
  return files[0];
}

/** The commands of a block, each with the number of its line. A backslash continues a command. */
function commands(block) {
  const found = [];
  let text = "";
  for (const [index, line] of block.split("\n").entries()) {
    text += line;
    if (line.endsWith("\\")) text += "\n";
    else {
      if (text.trim()) found.push([text, index]);
      text = "";
    }
  }
  return found;
}

function slug(heading) {
  return heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, "")
    .replaceAll(" ", "-");
}
