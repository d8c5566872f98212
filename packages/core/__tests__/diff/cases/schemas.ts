import { type Json, object, ref } from "../../ir/small-document.ts";

/** Documents that differ in one way, and what is found. */
export type Case = [name: string, older: Json, newer: Json, ...findings: string[]];

export const integer = { type: "integer" };
export const string = { type: "string" };
export const uuid = { type: "string", format: "uuid" };
export const orNull = (schema: Json): Json => ({ anyOf: [schema, { type: "null" }] });
export const listOf = (items: Json, more: Json = {}): Json => ({ type: "array", items, ...more });
export const mapOf = (additionalProperties: Json, more: Json = {}): Json => ({
  type: "object",
  additionalProperties,
  ...more,
});
export const oneOf = (...values: unknown[]): Json => ({ enum: values });
export const named = (values: string[], names = values.map((value) => value.toUpperCase())): Json => ({
  ...{ type: "string", enum: values },
  "x-mizan-enum-names": names,
});
export const tagged = (...tags: string[]): Json => ({
  oneOf: tags.map(ref),
  discriminator: {
    propertyName: "kind",
    mapping: Object.fromEntries(tags.map((tag) => [tag, ref(tag)["$ref"]])),
  },
});
export const animals = Object.fromEntries(
  ["Cat", "Dog", "Fish"].map((tag) => [tag, object({ kind: { const: tag, type: "string" } })]),
);
