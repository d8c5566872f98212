import Mustache from "mustache";
import { placeOf, TemplateError } from "./template-error.ts";

/** `{{` would collide with JSX, Vue, Rust and Python. */
const TAGS: readonly [string, string] = ["<%", "%>"];

/** The first part of a name that is looked up in the whole view instead of the current section. */
const ROOT = "root";

/** A name of a tag, and where its value is. */
export interface Lookup {
  readonly name: string;
  readonly isInRoot: boolean;
  /** The parts of the name; none for the value of the section itself. */
  readonly path: readonly string[];
}

export type Token =
  | { readonly kind: "text"; readonly text: string }
  | ({ readonly kind: "value"; readonly start: number } & Lookup)
  | { readonly kind: "partial"; readonly name: string; readonly start: number; readonly standalone: boolean }
  | ({
      readonly kind: "section" | "inverted";
      readonly start: number;
      readonly tokens: readonly Token[];
    } & Lookup);

export type Tag = Exclude<Token, { readonly kind: "text" }>;

/** As mustache.js 4.2 documents it: kind, value, start, end, then the children of a section. */
type MustacheToken = [string, string, number, number, MustacheToken[]?];

/**
 * Reads a template's tags.
 * @throws TemplateError for broken nesting and for tags that would print text unchecked: `<%{ }%>`, `<%& %>`,
 *   a change of delimiters, a value between quotes.
 */
export function parseTemplate(template: string, source: string): readonly Token[] {
  // Mustache would create a token for every character first.
  if (!source.includes(TAGS[0])) return [{ kind: "text", text: source }];
  let parsed: MustacheToken[];
  try {
    // A new writer: the shared one caches every template, and other code can change its `Mustache.tags`.
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
        refuse(`"${name}" is between quotes; let the view print the whole literal`);
      }
      return { kind: "value", ...lookupOf(name), start };
    case "#":
    case "^": {
      const tokens = (children ?? []).map((child) => convert(template, source, child));
      return { kind: symbol === "#" ? "section" : "inverted", ...lookupOf(name), start, tokens };
    }
    case ">":
      return { kind: "partial", name, start, standalone: isAlone(source, start, end) };
    case "&":
      return refuse(`"${name}" is printed unescaped; write <%${name}%>`);
    default:
      return refuse(`<%${symbol} … %> is not supported`);
  }
}

function lookupOf(name: string): Lookup {
  if (name === ".") return { name, isInRoot: false, path: [] };
  const path = name.split(".");
  const isInRoot = path[0] === ROOT;
  return { name, isInRoot, path: isInRoot ? path.slice(1) : path };
}

/** Mustache removes the white space around a partial's tag that is alone on its line. */
function isAlone(source: string, start: number, end: number): boolean {
  const lineStart = source.lastIndexOf("\n", start - 1) + 1;
  return source.slice(lineStart, start).trim() === "" && /^[^\S\n]*(\n|$)/.test(source.slice(end));
}

function syntaxError(template: string, source: string, error: Error): TemplateError {
  const offset = / at (\d+)$/.exec(error.message);
  const reason = offset ? error.message.slice(0, offset.index) : error.message;
  return new TemplateError(placeOf(template, source, offset ? Number(offset[1]) : 0), reason);
}

/** A line of a comment: `// …`, `* …`, `/** …`, `# …`, `<!-- …`. Rust's `#[…]` is code. */
const COMMENT = /^\s*(\/\/|\/?\*|#\s|<!--)/;

/**
 * Whether a tag is inside a string literal of its line. A quote in its value would end the literal, so only a
 * language's `literal()` may write quotes.
 */
function insideQuotes(source: string, start: number, end: number): boolean {
  const lineStart = source.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = source.indexOf("\n", end);
  const before = withoutTags(source.slice(lineStart, start));
  const after = source.slice(end, lineEnd === -1 ? undefined : lineEnd);
  if (COMMENT.test(before)) return false;
  // A single apostrophe is also English and a Rust lifetime: it counts only directly around the tag.
  if (before.endsWith("'") && after.startsWith("'")) return true;
  return openQuote(before) !== undefined;
}

function openQuote(text: string): string | undefined {
  let open: string | undefined;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index]!;
    if (character === "\\") index += 1;
    else if (open === undefined && (character === '"' || character === "`")) open = character;
    else if (character === open) open = undefined;
  }
  return open;
}

const withoutTags = (text: string): string => text.replace(/<%.*?%>/g, "");
