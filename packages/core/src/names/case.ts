import { words } from "./words.ts";

/** `rename_project` → `renameProject`. Leading underscores stay. */
export function camelCase(name: string): string {
  const [first = "", ...rest] = words(name);
  return leading(name) + first.toLowerCase() + rest.map((word) => capitalise(word, name)).join("");
}

/** `rename_project` → `RenameProject`, `HTTPServer` → `HTTPServer`. Leading underscores stay. */
export function pascalCase(name: string): string {
  return (
    leading(name) +
    words(name)
      .map((word) => capitalise(word, name))
      .join("")
  );
}

/** `RenameProject` → `rename_project`. Leading underscores stay. */
export function snakeCase(name: string): string {
  return leading(name) + lower(name).join("_");
}

/** `RenameProject` → `RENAME_PROJECT`. Leading underscores stay. */
export function constantCase(name: string): string {
  return snakeCase(name).toUpperCase();
}

/** `RenameProject` → `rename-project`. */
export function kebabCase(name: string): string {
  return lower(name).join("-");
}

const lower = (name: string): string[] => words(name).map((word) => word.toLowerCase());

const leading = (name: string): string => (name.startsWith("_") ? /^_*/.exec(name)![0] : "");

/** In a name that is all capitals (`MAX_SIZE`) the capitals mean nothing; elsewhere (`HTTPServer`) they stay. */
function capitalise(word: string, name: string): string {
  const [first = "", ...rest] = word;
  const tail = rest.join("");
  return first.toUpperCase() + (/\p{Ll}/u.test(name) ? tail : tail.toLowerCase());
}
