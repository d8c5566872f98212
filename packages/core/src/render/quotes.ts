/** A line of prose: `// …`, `* …`, `/** …`, `# …`, `<!-- …`. Rust's `#[…]` is code. */
const COMMENT = /^\s*(\/\/|\/?\*|#\s|<!--)/;

/**
 * Whether a tag is part of a string literal of the template's own line. There, one quote in a value would end
 * the literal, so only a language's `literal()` may write quotes.
 */
export function insideQuotes(source: string, start: number, end: number): boolean {
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
