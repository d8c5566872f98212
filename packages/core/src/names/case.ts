/** `rename_project` → `renameProject`. Leading and trailing underscores stay. */
export function camelCase(name: string): string {
  const [first = "", ...rest] = words(name);
  return framed(name, first.toLowerCase() + rest.map(capitaliser(name)).join(""));
}

/** `rename_project` → `RenameProject`, `HTTPServer` → `HTTPServer`. Leading and trailing underscores stay. */
export function pascalCase(name: string): string {
  // Most names of classes are in pascal case already.
  if (/^(?:[A-Z]+[a-z][a-z0-9]*)+$/.test(name)) return name;
  return framed(name, words(name).map(capitaliser(name)).join(""));
}

/** `RenameProject` → `rename_project`. Leading and trailing underscores stay. */
export function snakeCase(name: string): string {
  // Most names of Python are in snake case already.
  if (/^[a-z][a-z0-9]*(?:_(?:[a-z][a-z0-9]*|[0-9]+))*_*$/.test(name)) return name;
  return framed(name, lower(name).join("_"));
}

/** `RenameProject` → `RENAME_PROJECT`. Leading and trailing underscores stay. */
export function constantCase(name: string): string {
  return snakeCase(name).toUpperCase();
}

/** `RenameProject` → `rename-project`. */
export function kebabCase(name: string): string {
  return lower(name).join("-");
}

const lower = (name: string): string[] => words(name).map((word) => word.toLowerCase());

/** A Python name ends in an underscore to differ from a keyword (`from_`), and begins with one to be private. */
function framed(name: string, converted: string): string {
  let [start, end] = [0, name.length];
  while (name[start] === "_") start += 1;
  while (end > start && name[end - 1] === "_") end -= 1;
  return name.slice(0, start) + converted + name.slice(end);
}

/** In a name of capitals only (`MAX_SIZE`) they carry no meaning; in others (`HTTPServer`) they are kept. */
function capitaliser(name: string): (word: string) => string {
  const keepsCapitals = /\p{Ll}/u.test(name);
  return (word) => {
    const first = String.fromCodePoint(word.codePointAt(0)!);
    const tail = word.slice(first.length);
    return first.toUpperCase() + (keepsCapitals ? tail : tail.toLowerCase());
  };
}

/** The words of a name of ASCII characters, which is found in less time. */
// eslint-disable-next-line regexp/no-super-linear-move -- where the first alternative fails, another one matches
const ASCII_WORD = /[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z][a-z0-9]*|[A-Z]+[0-9]*|[0-9]+/g;

/**
 * Splits a name in any naming convention: `rename_project`, `renameProject`, `RenameProject` and `RENAME-PROJECT` all
 * have two words. The words keep their case. Characters that are neither letters, marks nor digits separate.
 *
 * One word: capitals that end before a capitalised word (`HTTP` of `HTTPServer`), or an optional capital with
 * what follows it, or capitals alone. Letters without case (Arabic, Chinese) and digits continue a word.
 */
export function words(name: string): string[] {
  if (/^[\w -]*$/.test(name)) return name.match(ASCII_WORD) ?? [];
  // Not a module constant: compiling it takes milliseconds, and an unchanged build needs no names.
  const word =
    // eslint-disable-next-line regexp/no-super-linear-move -- where the first alternative fails, another one matches
    /\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Lu}?[^\p{Lu}\P{Alphabetic}][\p{N}\p{M}]*(?:[^\p{Lu}\P{Alphabetic}]|[\p{N}\p{M}])*|\p{Lu}+[\p{N}\p{M}]*|[\p{N}\p{M}]+/gu;
  return name.match(word) ?? [];
}
