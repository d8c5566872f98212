import { escapeInvisible, unicodeEscape } from "../render/invisible.ts";

/**
 * Text for a terminal. Documents, plugins and Python have a say in what is printed, and must not move the cursor,
 * recolour or reorder what else is there. JSON means the same after it.
 */
export function printable(text: string): string {
  return escapeInvisible(text, unicodeEscape);
}

/** The same on one line, where a line feed would make a line of the text's own. */
export function printableLine(text: string): string {
  return printable(text).replaceAll("\n", "\\n").replaceAll("\t", "\\t");
}
