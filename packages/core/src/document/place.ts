import { pointerSteps } from "./pointer.ts";

/** What a pointer leads to, and the nearest `file:line` of the backend on the way there. */
export interface Place {
  readonly value: unknown;
  readonly source: string | undefined;
}

/** Follows a pointer through own properties only. A step that leads nowhere ends at undefined. */
export function placeAt(document: unknown, pointer: string): Place {
  let value: unknown = document;
  let source: string | undefined;
  for (const step of pointerSteps(pointer)) {
    value = own(value, step);
    source = sourceOf(value) ?? source;
  }
  return { value, source };
}

/** Functions say it as `source`, schemas as `x-mizan-source`. */
function sourceOf(value: unknown): string | undefined {
  const source = own(value, "x-mizan-source") ?? own(value, "source");
  return typeof source === "string" && source !== "" ? source : undefined;
}

function own(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}
