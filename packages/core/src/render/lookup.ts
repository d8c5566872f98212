/** First part of a name that is looked up in the whole view instead of the current section's. */
export const ROOT = "root";

export class LookupError extends Error {}

/**
 * Finds `a.b` in the current section's value, or `root.a.b` in the whole view. Only own properties count, and
 * nothing falls through to an outer section: a field that was left out is an error, never somebody else's.
 * @throws LookupError
 */
export function lookup(name: string, current: unknown, root: unknown): unknown {
  if (name === ".") return current;
  const parts = name.split(".");
  let value = current;
  if (parts[0] === ROOT) {
    parts.shift();
    value = root;
  }
  for (const part of parts) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part)) {
      throw new LookupError(`"${name}" is not in the view${known(value)}`);
    }
    value = (value as Record<string, unknown>)[part];
  }
  if (value === undefined) throw new LookupError(`"${name}" is undefined; use null for what is absent`);
  return value;
}

function known(value: unknown): string {
  if (typeof value !== "object" || value === null) return "";
  const names = Object.keys(value);
  return names.length === 0 ? "" : `, which has: ${names.join(", ")}`;
}
