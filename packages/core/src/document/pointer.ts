/** One step of an RFC 6901 JSON pointer, escaped. */
export function pointerStep(key: string | number): string {
  const text = String(key);
  // Fast path: most keys have nothing to escape, and every node of a document gets a pointer.
  return text.includes("~") || text.includes("/") ? text.replaceAll("~", "~0").replaceAll("/", "~1") : text;
}

/** The unescaped steps of an RFC 6901 JSON pointer. */
export function pointerSteps(pointer: string): string[] {
  return pointer === ""
    ? []
    : pointer
        .slice(1)
        .split("/")
        .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The value at a pointer, and the nearest `file:line` of the backend on the path to it. */
export interface Place {
  readonly value: unknown;
  readonly source: string | undefined;
}

/** Follows a pointer through own properties only. The value is undefined if a step does not exist. */
export function placeAt(document: unknown, pointer: string): Place {
  let value: unknown = document;
  let source: string | undefined;
  for (const step of pointerSteps(pointer)) {
    value = own(value, step);
    source = sourceOf(value) ?? source;
  }
  return { value, source };
}

/** Functions have it as `source`, schemas as `x-mizan-source`. */
function sourceOf(value: unknown): string | undefined {
  const source = own(value, "x-mizan-source") ?? own(value, "source");
  return typeof source === "string" && source !== "" ? source : undefined;
}

function own(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}
