import type { Extensible } from "../document/document.ts";
import type { Extensions } from "./types.ts";

/** The `x-*` fields of an object of the document. Fields of mizan (`x-mizan-*`) have nodes of their own. */
export function extensionsOf(object: Extensible): Extensions {
  const extensions: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(object)) {
    if (key.startsWith("x-") && !key.startsWith("x-mizan-")) extensions[key] = value;
  }
  return extensions;
}
