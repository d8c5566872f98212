/** Nothing in such a text is invisible. Most texts are such, so Unicode's tables are loaded for few documents. */
const ASCII = /^[\t\n -~]*$/;

/**
 * Replaces every character that shows nothing or changes how its neighbours are read, so that code which a person
 * reviews is the code that runs (https://trojansource.codes): controls, the formatting characters with all that
 * order bidirectional text, line and paragraph separators, what Unicode calls default-ignorable, and halves of
 * surrogate pairs. Tabs and line feeds stay.
 * @param escape how a language writes the character. One of several UTF-16 code units is given as a whole.
 */
export function escapeInvisible(text: string, escape: (character: string, index: number) => string): string {
  if (ASCII.test(text)) return text;
  return text.replace(/(?![\t\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu, escape);
}

/** The escape that JSON and JavaScript share: `\u202E`, with two of them for a character of two code units. */
export function unicodeEscape(character: string): string {
  return character
    .split("")
    .map((unit) => `\\u${hex(unit.charCodeAt(0))}`)
    .join("");
}

/**
 * Text for a place that knows no escapes, such as a comment: each invisible character is named by its code point,
 * `U+202E`. Joiners and the selectors of emoji stay where they belong, behind a letter or a pictograph beyond ASCII.
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
