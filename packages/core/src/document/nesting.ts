import { pointerStep } from "./pointer.ts";

/**
 * How many objects and lists may stand inside each other. Exporters give every model a name, so real documents
 * stay below 30; the limit is what lets everything after it walk a schema recursively.
 */
export const NESTING_LIMIT = 200;

/**
 * @returns the pointer to the first value that is nested below the limit, or undefined. The limit bounds its
 *   own recursion too.
 */
export function tooDeep(document: unknown): string | undefined {
  const steps = stepsBelow(document, 0);
  return steps
    ?.reverse()
    .map((key) => `/${pointerStep(key)}`)
    .join("");
}

/** The keys that lead below the limit, innermost first. */
function stepsBelow(value: unknown, depth: number): string[] | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (depth > NESTING_LIMIT) return [];
  for (const key in value) {
    const child = (value as Record<string, unknown>)[key];
    if (typeof child !== "object") continue;
    const steps = stepsBelow(child, depth + 1);
    if (steps === undefined) continue;
    steps.push(key);
    return steps;
  }
  return undefined;
}
