import type { Extensible } from "../document/document.ts";
import type { Extensions } from "./types.ts";

/** Most objects have none, and share this one. */
const NO_EXTENSIONS: Extensions = Object.freeze({});

/** The `x-*` fields of an object of the document. Fields of mizan (`x-mizan-*`) have nodes of their own. */
export function extensionsOf(object: Extensible): Extensions {
  const names = Object.keys(object).filter(isExtension);
  return names.length === 0 ? NO_EXTENSIONS : Object.fromEntries(names.map((key) => [key, object[key]]));
}

const isExtension = (key: string): key is `x-${string}` =>
  key.startsWith("x-") && !key.startsWith("x-mizan-");
