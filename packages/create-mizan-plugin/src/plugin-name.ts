import { builtinModules } from "node:module";

/** Names that npm reserves for itself. */
const RESERVED = ["node_modules", "favicon.ico", ...builtinModules];

/** @returns why npm would not publish a package with this name; undefined if it would */
export function problemWithName(name: string): string | undefined {
  if (name.length > 214) return "it is longer than 214 characters";
  const [, , unscoped] = /^(@[a-z0-9~-][a-z0-9._~-]*\/)?([a-z0-9~-][a-z0-9._~-]*)$/.exec(name) ?? [];
  if (unscoped === undefined)
    return "a name has lower-case letters, digits, -, . and _, and does not begin with . or _";
  return RESERVED.includes(name) ? "Node.js or npm uses this name" : undefined;
}

/** The directory of a package, by default: its name without the scope. */
export function directoryOf(name: string): string {
  return name.replace(/^@.*\//, "");
}

/**
 * The name of a plugin's factory: `myTarget` for `@acme/my-target`. A single word may be reserved in JavaScript, and an
 * identifier begins with a letter, so these names get the word "plugin".
 */
export function factoryOf(name: string): string {
  const words = directoryOf(name)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  if (words.length < 2) words.push("plugin");
  if (/^\d/.test(words[0]!)) words.unshift("plugin");
  return words.map((word, index) => (index === 0 ? word : word[0]!.toUpperCase() + word.slice(1))).join("");
}
