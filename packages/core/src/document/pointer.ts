/** One step of an RFC 6901 JSON pointer, escaped. */
export function pointerStep(key: string | number): string {
  const text = String(key);
  // Most keys have nothing to escape, and a pointer is made for every node of a document.
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
