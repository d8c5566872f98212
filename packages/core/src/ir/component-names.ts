import type { Schema } from "../document/document.ts";
import { isReadable } from "../names/readable.ts";

/**
 * The names of the types of a document, by component. OpenAPI allows components ASCII names only, so the backend writes
 * a name with other letters into `x-mizan-name`. A name that is not readable, or that another type has, is ignored.
 */
export function componentNames(schemas: Readonly<Record<string, Schema>>): (component: string) => string {
  const names = new Map<string, string>();
  const taken = new Set(Object.keys(schemas));
  for (const [component, schema] of Object.entries(schemas)) {
    const name = typeof schema === "object" ? schema["x-mizan-name"] : undefined;
    if (name === undefined || taken.has(name) || !isReadable(name)) continue;
    taken.add(name);
    names.set(component, name);
  }
  return (component) => names.get(component) ?? component;
}
