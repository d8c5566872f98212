import { pointerStep } from "./pointer.ts";

/**
 * How many objects and lists may stand inside each other. Exporters give every model a name, so real documents
 * stay below 30; the limit is what lets everything after it walk a schema recursively.
 */
export const NESTING_LIMIT = 200;

/** @returns the pointer to the first value below the limit, or undefined. Uses no call stack. */
export function tooDeep(document: unknown): string | undefined {
  let level = [document];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > NESTING_LIMIT) return pointerToDepth(document, NESTING_LIMIT);
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value !== "object" || value === null) continue;
      for (const child of Array.isArray(value) ? value : Object.values(value)) {
        if (typeof child === "object" && child !== null) next.push(child);
      }
    }
    level = next;
  }
  return undefined;
}

/** Depth first; only called for a document that is known to be that deep. */
function pointerToDepth(document: unknown, depth: number): string {
  const path: { readonly entries: [string, unknown][]; index: number }[] = [
    { entries: Object.entries(document as object), index: 0 },
  ];
  for (let top = path.at(-1); top !== undefined && path.length <= depth; top = path.at(-1)) {
    const entry = top.entries[top.index];
    if (entry === undefined) {
      path.pop();
      const parent = path.at(-1);
      if (parent) parent.index += 1;
    } else if (typeof entry[1] === "object" && entry[1] !== null) {
      path.push({ entries: Object.entries(entry[1]), index: 0 });
    } else {
      top.index += 1;
    }
  }
  return path
    .slice(0, -1)
    .map(({ entries, index }) => `/${pointerStep(entries[index]![0])}`)
    .join("");
}
