/**
 * Splits a name of any convention: `rename_project`, `renameProject`, `RenameProject` and `RENAME-PROJECT` all
 * have two words. The words keep their case. Characters that are neither letters, marks nor digits separate.
 *
 * One word: capitals that end before a capitalised word (`HTTP` of `HTTPServer`), or an optional capital with
 * what follows it, or capitals alone. Letters without case (Arabic, Chinese) and digits continue a word.
 */
export function words(name: string): string[] {
  // Not a constant of the module: Unicode's tables take milliseconds, and an unchanged build names nothing.
  const word =
    // eslint-disable-next-line regexp/no-super-linear-move -- where the first alternative fails, another one matches
    /\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Lu}?[^\p{Lu}\P{Alphabetic}][\p{N}\p{M}]*(?:[^\p{Lu}\P{Alphabetic}]|[\p{N}\p{M}])*|\p{Lu}+[\p{N}\p{M}]*|[\p{N}\p{M}]+/gu;
  return name.match(word) ?? [];
}
