/** A string without invisible characters. Most strings match, so few documents need Unicode's tables. */
const ASCII = /^[\t\n -~]*$/;

/**
 * Replaces every character that is invisible or changes how its neighbours are displayed, so that the code that a
 * person reviews is the code that runs (https://trojansource.codes): control characters, formatting characters
 * (including bidirectional controls), line and paragraph separators, default-ignorable characters, and halves of
 * surrogate pairs. Tabs and line feeds stay.
 * @param escape how a language writes the character. A surrogate pair is passed as one string.
 */
export function escapeInvisible(text: string, escape: (character: string, index: number) => string): string {
  if (ASCII.test(text)) return text;
  return text.replace(/(?![\t\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu, escape);
}

/** The escape of JSON and JavaScript: `\u202E`, twice for a character of two code units. */
export function unicodeEscape(character: string): string {
  return character
    .split("")
    .map((unit) => `\\u${hex(unit.charCodeAt(0))}`)
    .join("");
}

/**
 * For places without escapes, such as comments: each invisible character is replaced with its code point, `U+202E`.
 * Joiners and emoji selectors stay after a non-ASCII letter or pictograph.
 */
export function visible(text: string): string {
  if (ASCII.test(text)) return text;
  const joining =
    /(?<=[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])(?<=\P{ASCII})[\u200C\u200D]|(?<=\p{Extended_Pictographic})[\uFE0E\uFE0F]/uy;
  return escapeInvisible(text, (character, index) => {
    joining.lastIndex = index;
    return joining.test(text) ? character : `U+${hex(character.codePointAt(0)!)}`;
  });
}

const hex = (code: number): string => code.toString(16).toUpperCase().padStart(4, "0");
