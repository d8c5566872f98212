import { words } from "./words.ts";

/** `rename_project` → `renameProject`. Underscores at either end stay. */
export function camelCase(name: string): string {
  const [first = "", ...rest] = words(name);
  return framed(name, first.toLowerCase() + rest.map(capitaliser(name)).join(""));
}

/** `rename_project` → `RenameProject`, `HTTPServer` → `HTTPServer`. Underscores at either end stay. */
export function pascalCase(name: string): string {
  return framed(name, words(name).map(capitaliser(name)).join(""));
}

/** `RenameProject` → `rename_project`. Underscores at either end stay. */
export function snakeCase(name: string): string {
  return framed(name, lower(name).join("_"));
}

/** `RenameProject` → `RENAME_PROJECT`. Underscores at either end stay. */
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

/** In a name that is all capitals (`MAX_SIZE`) the capitals mean nothing; elsewhere (`HTTPServer`) they stay. */
function capitaliser(name: string): (word: string) => string {
  const keepsCapitals = /\p{Ll}/u.test(name);
  return (word) => {
    const [first = "", ...rest] = word;
    const tail = rest.join("");
    return first.toUpperCase() + (keepsCapitals ? tail : tail.toLowerCase());
  };
}
