/** The nodes of types, as `typeOf` returns them. */
import type { Json } from "./small-document.ts";

export const primitive = (type: string, more: Json = {}): Json => ({ kind: "primitive", type, ...more });
export const text = primitive("string");
export const integer = primitive("integer");
export const nullable = (type: Json): Json => ({ kind: "nullable", type });
export const union = (...members: Json[]): Json => ({ kind: "union", members });
export const reference = (name: string): Json => ({ kind: "reference", name });
export const anonymous = (type: string, ...values: unknown[]): Json => ({
  kind: "enum",
  type,
  members: values.map((value) => ({ name: null, value })),
});

export const property = (name: string, type: Json, more: Json = {}): Json => ({
  name,
  type,
  required: true,
  extensions: {},
  description: null,
  deprecated: false,
  ...more,
});
