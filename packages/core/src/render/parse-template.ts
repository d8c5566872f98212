import Mustache from "mustache";
import { insideQuotes } from "./quotes.ts";
import { placeOf, TemplateError } from "./template-error.ts";

/** `{{` would collide with JSX, Vue, Rust and Python. */
export const TAGS: readonly [string, string] = ["<%", "%>"];

export type Token =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "value"; readonly name: string; readonly start: number }
  | { readonly kind: "partial"; readonly name: string; readonly start: number; readonly standalone: boolean }
  | {
      readonly kind: "section" | "inverted";
      readonly name: string;
      readonly start: number;
      readonly tokens: readonly Token[];
    };

export type Tag = Exclude<Token, { readonly kind: "text" }>;

/** As mustache.js 4.2 documents it: kind, value, start, end, then the children of a section. */
type MustacheToken = [string, string, number, number, MustacheToken[]?];

/**
 * Reads a template's tags.
 * @throws TemplateError for broken nesting and for tags that would print text unchecked: `<%{ }%>`, `<%& %>`,
 *   a change of delimiters, a value between quotes.
 */
export function parseTemplate(template: string, source: string): readonly Token[] {
  // Mustache would make a token of every character first.
  if (!source.includes(TAGS[0])) return [{ kind: "text", text: source }];
  let parsed: MustacheToken[];
  try {
    // A fresh writer: the shared one caches by the whole text and is open to everyone's `Mustache.tags`.
    parsed = new Mustache.Writer().parse(source, [...TAGS]) as MustacheToken[];
  } catch (error) {
    throw syntaxError(template, source, error as Error);
  }
  return parsed.map((token) => convert(template, source, token));
}

function convert(template: string, source: string, token: MustacheToken): Token {
  const [symbol, name, start, end, children] = token;
  const refuse = (reason: string): never => {
    throw new TemplateError(placeOf(template, source, start), reason);
  };
  switch (symbol) {
    case "text":
      return { kind: "text", text: name };
    case "!":
      return { kind: "text", text: "" };
    case "name":
      if (insideQuotes(source, start, end)) {
        refuse(`"${name}" stands between quotes; let the view print the whole literal`);
      }
      return { kind: "value", name, start };
    case "#":
    case "^": {
      const tokens = (children ?? []).map((child) => convert(template, source, child));
      return { kind: symbol === "#" ? "section" : "inverted", name, start, tokens };
    }
    case ">":
      return { kind: "partial", name, start, standalone: isAlone(source, start, end) };
    case "&":
      return refuse(`"${name}" is printed unescaped; write <%${name}%>`);
    default:
      return refuse(`<%${symbol} … %> is not supported`);
  }
}

/** Mustache drops the white space around a partial's tag that has a line to itself. */
function isAlone(source: string, start: number, end: number): boolean {
  const lineStart = source.lastIndexOf("\n", start - 1) + 1;
  return source.slice(lineStart, start).trim() === "" && /^[^\S\n]*(\n|$)/.test(source.slice(end));
}

function syntaxError(template: string, source: string, error: Error): TemplateError {
  const offset = / at (\d+)$/.exec(error.message);
  const reason = offset ? error.message.slice(0, offset.index) : error.message;
  return new TemplateError(placeOf(template, source, offset ? Number(offset[1]) : 0), reason);
}
