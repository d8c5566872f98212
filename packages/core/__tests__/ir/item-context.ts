import { diagnose, fn, type Json, object } from "./small-document.ts";

export const integer = { type: "integer" };
export const input = object({ id: integer });

export const contexts = (schema: Json = integer, more: Json = {}): Json => ({
  item: { functions: ["read"], params: { id: { schema, required: true, sharedBy: ["read"], ...more } } },
});

export const read = fn("read", { kind: "context", context: "item", inputType: "In" });
export const change = (more: Json = {}): Json =>
  fn("change", {
    kind: "mutation",
    inputType: "In",
    affects: [{ context: "item", scopedBy: ["id"] }],
    ...more,
  });

/** Diagnostics as `code severity message`, and their place. */
export const found = (document: Json): [text: string, pointer: unknown, source: unknown][] =>
  diagnose(document).map(({ code, severity, message, pointer, source }) => [
    `${code} ${severity} ${message}`,
    pointer,
    source,
  ]);
