/**
 * An OpenAPI 3.1 document as 3.0, which progenitor reads: null becomes `nullable`, a constant an enum of one value, and
 * exclusive bounds a boolean beside the bound.
 */
export function toOpenApi30(document) {
  return { ...convert(document), openapi: "3.0.3" };
}

function convert(value) {
  if (Array.isArray(value)) return value.map(convert);
  if (value === null || typeof value !== "object") return value;
  const converted = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, convert(inner)]));
  return withoutNull(withoutConstants(converted));
}

function withoutNull({ anyOf, ...rest }) {
  if (!Array.isArray(anyOf)) return rest;
  const others = anyOf.filter(({ type }) => type !== "null");
  if (others.length === anyOf.length) return { anyOf, ...rest };
  if (others.length > 1) return { anyOf: others, nullable: true, ...rest };
  // Beside a reference, 3.0 ignores everything.
  return others[0].$ref
    ? { allOf: others, nullable: true, ...rest }
    : { ...others[0], nullable: true, ...rest };
}

function withoutConstants({ const: constant, exclusiveMinimum, exclusiveMaximum, ...rest }) {
  return {
    ...rest,
    ...(constant === undefined ? {} : { enum: [constant] }),
    ...(typeof exclusiveMinimum === "number" ? { minimum: exclusiveMinimum, exclusiveMinimum: true } : {}),
    ...(typeof exclusiveMaximum === "number" ? { maximum: exclusiveMaximum, exclusiveMaximum: true } : {}),
  };
}
