import { code, type Code, visible } from "@mizan/core";

/**
 * The only module that turns strings of a document into code: every string comes from somewhere else and may be hostile.
 * Each function accepts any string.
 */

/** Text on one line. No character in it has a meaning in Markdown or HTML, and every one can be seen. */
export function text(value: string): Code {
  const line = visible(value).replace(/\s+/g, " ").trim();
  return code(
    line
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replace(/[\\`*_[\]~|$]/g, String.raw`\$&`),
  );
}
